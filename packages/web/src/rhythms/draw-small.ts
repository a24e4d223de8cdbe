import type { Band } from '@wijkritme/contract';
import { type Drawing, ink, lineMark, type Mark, moved, textMark } from '../drawing/drawing.ts';
import { wrapped } from '../drawing/wrap.ts';
import { toBandSeries } from '../ui/charts/band-series.ts';
import type { Range } from './same-scales.ts';
import { smallChart } from './small-chart.ts';

export interface SmallPicture {
  readonly charts: readonly {
    readonly name: string;
    readonly words: string;
    readonly band: Band;
    readonly scale?: Range | undefined;
  }[];
  readonly from: number;
  readonly to: number;
  /** First and last day, as written below each. */
  readonly ends: readonly [string, string];
  readonly range: (chart: Band, range: readonly [number, number]) => string;
}

const CELL = { width: 480, height: 160 };
const GAP = 40;
const PLOT = { width: 480, height: 80 };

/** Two beside one another, all over the same time. */
export function drawSmall({ charts, from, to, ends, range }: SmallPicture): Drawing {
  const marks = charts.flatMap(({ name, words, band, scale }, i): Mark[] => {
    const chart = smallChart(toBandSeries(band), { from, to, ...PLOT }, scale);
    const plot: Mark[] = [
      ...chart.band.map((d): Mark => ({ kind: 'path', d, fill: ink.band })),
      ...chart.line.map((d): Mark => ({ kind: 'path', d, stroke: ink.text, width: 1.5 })),
      lineMark(
        [
          [0, PLOT.height],
          [PLOT.width, PLOT.height],
        ],
        { stroke: ink.edge },
      ),
    ];
    const cell: Mark[] = [
      textMark(wrapped(name, CELL.width, 14)[0] ?? '', { x: 0, y: 14, size: 14, bold: true }),
      textMark(wrapped(`${words}; ${range(band, chart.range)}`, CELL.width, 12)[0] ?? '', {
        ...{ x: 0, y: 31, size: 12, color: ink.quiet },
      }),
      ...moved(plot, 0, 40),
      textMark(ends[0], { x: 0, y: 136, size: 12, color: ink.quiet }),
      textMark(ends[1], { x: CELL.width, y: 136, size: 12, anchor: 'end', color: ink.quiet }),
    ];
    return moved(cell, (i % 2) * (CELL.width + GAP), Math.floor(i / 2) * CELL.height);
  });
  return { width: 2 * CELL.width + GAP, height: Math.ceil(charts.length / 2) * CELL.height, marks };
}
