import type { EffectWeek } from '@wijkritme/contract';
import { type Drawing, ink, lineMark, type Mark, moved, pathOf, textMark } from '../drawing/drawing.ts';
import { rangeOf, runsOf } from '../drawing/scales.ts';
import { plotOf, timeAxis, valueAxis } from './draw-axes.ts';
import { drawLegend } from './draw-legend.ts';

interface WeeksPicture {
  readonly weeks: readonly EffectWeek[];
  readonly quantity: string;
  readonly words: { measured: string; expected: string; range: string; started: string };
  readonly number: (value: number) => string;
  readonly date: (day: string) => string;
}

const SIZE = { width: 1000, height: 380 };

/** Measured and expected by the week, with the start of the measure as a line. */
export function drawWeeks({ weeks, quantity, words, number, date }: WeeksPicture): Drawing {
  const column = (key: 'measured' | 'expected' | 'low' | 'high') => weeks.map((week) => week[key]);
  const plot = plotOf(
    SIZE,
    rangeOf([...column('measured'), ...column('expected'), ...column('low'), ...column('high')]),
  );
  const x = (i: number) => plot.left + (i / Math.max(1, weeks.length - 1)) * (plot.right - plot.left);
  const line = (values: readonly (number | null)[], look: Parameters<typeof lineMark>[1]): Mark[] =>
    runsOf(values).map(([a, b]) =>
      lineMark(
        Array.from({ length: b - a + 1 }, (_, i) => [x(a + i), plot.y(values[a + i] ?? 0)] as const),
        look,
      ),
    );
  const start = weeks.findIndex(({ after }) => after);
  const every = Math.max(1, Math.ceil(weeks.length / 7));
  const ticks = weeks.flatMap(({ from }, i) => (i % every === 0 ? [{ x: x(i), lines: [date(from)] }] : []));
  const startX = x(Math.max(0, start - 0.5));
  const [low, high] = [column('low'), column('high')];
  const known = low.map((value, i) => (value === null || high[i] === null ? null : value));
  const marks: Mark[] = [
    ...runsOf(known).map(([a, b]): Mark => {
      const at = Array.from({ length: b - a + 1 }, (_, i) => a + i);
      const point = (values: readonly (number | null)[]) => (i: number) => [x(i), plot.y(values[i] ?? 0)] as const;
      return {
        kind: 'path',
        d: `${pathOf([...at.map(point(high)), ...at.reverse().map(point(low))])}Z`,
        fill: ink.band,
      };
    }),
    ...valueAxis(plot, quantity, number),
    ...line(column('expected'), { stroke: ink.ahead, width: 2, dash: [6, 4] }),
    ...line(column('measured'), { stroke: ink.text, width: 2 }),
    ...(start < 0
      ? []
      : [
          lineMark(
            [
              [startX, plot.top],
              [startX, plot.bottom],
            ],
            { stroke: ink.deviation, width: 2, dash: [2, 3] },
          ),
          textMark(words.started, { x: startX + 6, y: plot.top + 12, size: 12, color: ink.deviation }),
        ]),
    ...timeAxis(plot, ticks),
  ];
  const legend = drawLegend(
    [
      { text: words.measured, as: 'line', look: { stroke: ink.text, width: 2 } },
      { text: words.expected, as: 'line', look: { stroke: ink.ahead, width: 2, dash: [6, 4] } },
      { text: words.range, as: 'box', look: { fill: ink.band } },
    ],
    SIZE.width,
  );
  return {
    width: SIZE.width,
    height: SIZE.height + legend.height,
    marks: [...legend.marks, ...moved(marks, 0, legend.height)],
  };
}
