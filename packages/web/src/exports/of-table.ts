import { wordsOf } from './cell-words.ts';
import type { Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings } from './surroundings.ts';
import { wordsOfTable } from './table-words.ts';

export interface ShownTable {
  readonly table: HTMLTableElement | null;
  readonly title: string;
  readonly sentence: string;
  readonly label?: string | undefined;
}

/** A table as it stands on the page: the same rows and the same words, so never more than the reader sees. */
export function figureOfTable({ table, title, sentence, label }: ShownTable, about: Surroundings): Figure {
  const heads = [...(table?.querySelectorAll('thead th') ?? [])];
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children]);
  const { names, words, instead } = wordsOfTable({ heads, rows }, about.text);
  return {
    file: fileName(title),
    title,
    sentence: instead && !sentence.includes(instead) ? `${sentence}. ${instead}` : sentence,
    facts: factsOf(about, { definition: about.text.definitions.table, ...(label ? { label } : {}) }),
    table: {
      caption: wordsOf(table?.querySelector('caption'), about.text).words || title,
      columns: names.map((name) => ({ name })),
      rows: words,
    },
  };
}
