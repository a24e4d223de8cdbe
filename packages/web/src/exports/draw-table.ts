import { type Drawing, ink, lineMark, type Mark, textMark } from '../drawing/drawing.ts';
import { wrapped } from '../drawing/wrap.ts';
import type { Language } from '../i18n/language.ts';
import { readText } from './cell-text.ts';
import type { FigureTable } from './figure.ts';

const WIDTH = 1000;
/** A picture with more rows is read by nobody; a file is. */
export const rowsInPicture = 40;
const [SIZE, LINE, PAD] = [13, 17, 6];

/** A table as a picture; the rows that it leaves out are counted below it. */
export function drawTable(table: FigureTable, language: Language, more: (rows: string) => string): Drawing {
  const columns = shownColumns(table);
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  let left = 0;
  const placed = columns.map(({ index, width }) => {
    const column = { index, left, width: (WIDTH * width) / all };
    left += column.width;
    return column;
  });
  const marks: Mark[] = [];
  let top = 0;
  const add = (cells: readonly string[], bold: boolean) => {
    const lines = placed.map(({ width }, i) => wrapped(cells[i] ?? '', width - 2 * PAD, SIZE));
    const words = placed.flatMap((column, i) =>
      (lines[i] ?? []).map((text, row) =>
        textMark(text, { x: column.left + PAD, y: top + LINE * (row + 1), size: SIZE, bold }),
      ),
    );
    marks.push(...words);
    top += Math.max(1, ...lines.map(({ length }) => length)) * LINE + PAD;
    marks.push(
      lineMark(
        [
          [0, top],
          [WIDTH, top],
        ],
        { stroke: bold ? ink.edge : ink.line },
      ),
    );
  };
  add(
    placed.map(({ index }) => table.columns[index]?.name ?? ''),
    true,
  );
  for (const row of table.rows.slice(0, rowsInPicture))
    add(
      placed.map(({ index }) => readText(row[index] ?? null, language)),
      false,
    );
  const rest = table.rows.length - rowsInPicture;
  if (rest > 0) {
    top += LINE + PAD;
    marks.push(textMark(more(String(rest)), { x: PAD, y: top - PAD, size: SIZE, color: ink.quiet }));
  }
  return { width: WIDTH, height: top + PAD, marks };
}

/** The columns that pictures and reports have room for: where they stand, and their share of the width. */
export const shownColumns = ({ columns }: FigureTable): { index: number; width: number }[] =>
  columns.flatMap(({ isDetail, width = 1 }, index) => (isDetail ? [] : [{ index, width }]));
