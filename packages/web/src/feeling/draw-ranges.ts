import type { QuestionnaireScaleId } from '@wijkritme/contract';
import { type Drawing, ink, lineMark, type Mark, pointMark, textMark } from '../drawing/drawing.ts';
import type { createFormat } from '../i18n/format.ts';
import { amountOf, endsOf } from './amount.ts';
import type { FeelingRow } from './rows-of.ts';
import type { FeelingText } from './texts-nl.ts';

const WIDTH = 1_000;
const LEFT = 420;
const ROW = 34;
const TOP = 20;

/** One line a round: what, when, and its result with its interval on the whole scale. */
export function drawRanges(
  scale: QuestionnaireScaleId,
  rows: readonly FeelingRow[],
  { words, format }: { readonly words: FeelingText; readonly format: ReturnType<typeof createFormat> },
): Drawing {
  const [least, most] = endsOf(scale);
  const right = WIDTH - 80;
  const x = (value: number) => LEFT + ((value - least) / (most - least || 1)) * (right - LEFT);
  const height = TOP + rows.length * ROW + 40;
  const ends = [least, most].map(
    (end): Mark =>
      textMark(amountOf(scale, end, format), {
        x: x(end),
        y: height - 12,
        size: 13,
        anchor: 'middle',
        color: ink.quiet,
      }),
  );
  const marks = rows.flatMap(({ part, round }, at): Mark[] => {
    const y = TOP + at * ROW + ROW / 2;
    const isBeside = part === 'elsewhere' || part === 'across';
    const told = round.mean === null ? words.hidden : amountOf(scale, round.mean, format);
    return [
      textMark(`${round.placeName}, ${format.shortDate(round.until)}`, { x: 4, y: y - 2, size: 13, bold: true }),
      textMark(words.parts[part], { x: 4, y: y + 13, size: 12, color: ink.quiet }),
      lineMark(
        [
          [LEFT, y],
          [right, y],
        ],
        { stroke: ink.line, width: 2 },
      ),
      ...(round.low === null || round.high === null
        ? []
        : [
            lineMark(
              [
                [x(round.low), y],
                [x(round.high), y],
              ],
              {
                ...{ stroke: ink.text, width: 3 },
                ...(isBeside ? { dash: [4, 3] as const } : {}),
              },
            ),
          ]),
      ...(round.mean === null
        ? []
        : [pointMark([x(round.mean), y], { fill: isBeside ? ink.paper : ink.text, stroke: ink.text, width: 2 })]),
      textMark(told, { x: WIDTH - 6, y: y + 5, size: 14, anchor: 'end', bold: true }),
    ];
  });
  return { width: WIDTH, height, marks: [...marks, ...ends] };
}
