import { type SharingLabel, sharingLabels } from '@wijkritme/contract';
import type { Language } from '../i18n/language.ts';
import type { Report } from '../pdf/report.ts';
import { readText } from './cell-text.ts';
import { shownColumns } from './draw-table.ts';
import { factLines } from './fact-lines.ts';
import type { Figure } from './figure.ts';
import { exportTexts } from './texts.ts';

/** About seven pages; who wants more takes the file. */
export const rowsInReport = 200;

/** Of more than one label, the one that holds for the page as a whole. A label that nobody knows is held for the strictest. */
function strictestOf(labels: string): SharingLabel {
  const named = [...new Set(labels.split(', '))];
  const known = sharingLabels.filter((label) => named.includes(label));
  return (known.length === named.length ? known.at(-1) : undefined) ?? 'TLP:RED';
}

/** A figure as a report: sentence, picture, table and where it comes from. */
export function toFigureReport(figure: Figure, language: Language): Report {
  const { page, about, stamp, moreRows } = exportTexts[language];
  const { title, sentence, facts, table, drawing } = figure;
  const columns = shownColumns(table);
  const rest = table.rows.length - rowsInReport;
  return {
    title,
    language,
    lead: sentence,
    parts: [
      ...(facts.simulated ? [{ kind: 'paragraph' as const, text: stamp }] : []),
      ...(drawing ? [{ kind: 'drawing' as const, words: sentence, drawing }] : []),
      {
        kind: 'table',
        caption: table.caption,
        head: columns.map(({ index }) => table.columns[index]?.name ?? ''),
        rows: table.rows
          .slice(0, rowsInReport)
          .map((row) => columns.map(({ index }) => readText(row[index] ?? null, language))),
        widths: columns.map(({ width }) => width),
      },
      ...(rest > 0 ? [{ kind: 'paragraph' as const, text: moreRows(String(rest)), isSmall: true }] : []),
      { kind: 'heading', level: 2, text: about },
      {
        kind: 'list',
        items: factLines(figure, language)
          .slice(2)
          .map(([name, value]) => `${name}: ${value}`),
      },
    ],
    ...(facts.label === undefined ? {} : { label: strictestOf(facts.label) }),
    footer: {
      source: facts.simulated ? `${stamp} · ${facts.source}` : facts.source,
      ...(facts.period === undefined ? {} : { period: facts.period }),
      definition: facts.definition,
      page,
    },
  };
}
