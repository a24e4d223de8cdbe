import { type Drawing, ink, type Mark, moved, rectMark, textMark } from '../drawing/drawing.ts';
import { widthOf, wrapped } from '../drawing/wrap.ts';
import type { Language } from '../i18n/language.ts';
import { drawTable } from './draw-table.ts';
import { factLines } from './fact-lines.ts';
import type { Figure } from './figure.ts';
import { exportTexts } from './texts.ts';

const AIR = 24;

/** The picture of a figure that stands on its own: title, sentence and picture, and below it where it comes from. */
export function framed(figure: Figure, language: Language): Drawing {
  const { moreRows, stamp } = exportTexts[language];
  const inner = figure.drawing ?? drawTable(figure.table, language, moreRows);
  const { width } = inner;
  const marks: Mark[] = [];
  let y = 0;
  const write = (text: string, size: number, look: { bold?: boolean; color?: string } = {}) => {
    for (const line of wrapped(text, width, size)) {
      y += Math.round(size * 1.4);
      marks.push(textMark(line, { x: 0, y, size, ...look }));
    }
  };
  write(figure.title, 22, { bold: true });
  y += 4;
  write(figure.sentence, 16);
  if (figure.facts.simulated) {
    y += 8;
    marks.push(
      rectMark(
        { x: 0, y, width: widthOf(stamp, 14) + 20, height: 26 },
        { fill: ink.deviationSoft, stroke: ink.deviation },
      ),
    );
    marks.push(textMark(stamp, { x: 10, y: y + 18, size: 14, bold: true, color: ink.deviation }));
    y += 26;
  }
  y += 14;
  marks.push(...moved(inner.marks, 0, y));
  y += inner.height + 8;
  for (const [name, value] of factLines(figure, language).slice(2))
    write(`${name}: ${value}`, 12, { color: ink.quiet });
  return { width: width + 2 * AIR, height: y + 2 * AIR, marks: moved(marks, AIR, AIR) };
}
