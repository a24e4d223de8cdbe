import type { Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings } from './surroundings.ts';

export interface ShownTable {
  readonly table: HTMLTableElement | null;
  readonly title: string;
  readonly sentence: string;
  readonly label?: string | undefined;
}

/** A table as it stands on the page: the same rows and the same words, so never more than the reader sees. */
export function figureOfTable({ table, title, sentence, label }: ShownTable, about: Surroundings): Figure {
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children]);
  const heads = [...(table?.querySelectorAll('thead th') ?? [])];
  // A column of buttons says nothing.
  const kept = [...heads.keys()].filter((i) => !rows.some((row) => row[i]?.querySelector('button')));
  return {
    file: fileName(title),
    title,
    sentence,
    facts: factsOf(about, { definition: about.text.definitions.table, ...(label ? { label } : {}) }),
    table: {
      caption: textOf(table?.querySelector('caption')) || title,
      columns: kept.map((i) => ({ name: textOf(heads[i]) })),
      rows: rows.map((row) => kept.map((i) => textOf(row[i]))),
    },
  };
}

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
