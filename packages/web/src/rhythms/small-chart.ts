import { pathOf } from '../drawing/drawing.ts';
import { rangeOf, runsOf } from '../drawing/scales.ts';
import type { BandSeries } from '../ui/charts/band-series.ts';

export interface SmallBox {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
}

export interface SmallChart {
  readonly band: readonly string[];
  readonly line: readonly string[];
  /** Of its scale: least and most. */
  readonly range: readonly [low: number, high: number];
}

/** A reading between two gaps is a short stroke, or nobody would see it. */
const STROKE = 3;

/**
 * Paths of the measured line in its normal band; a missing or hidden reading breaks the line.
 * @param shared scale of several charts; without it the chart has its own
 */
export function smallChart(
  { time, measured, low, high }: BandSeries,
  box: SmallBox,
  shared?: readonly [low: number, high: number],
): SmallChart {
  const range = shared ?? rangeOf([...measured, ...low, ...high]);
  const x = (i: number) => (((time[i] ?? 0) - box.from) / (box.to - box.from || 1)) * box.width;
  const y = (value: number) => box.height - ((value - range[0]) / (range[1] - range[0] || 1)) * box.height;
  const points = (values: readonly (number | null)[], [a, b]: readonly [number, number]) =>
    Array.from({ length: b - a + 1 }, (_, i) => [x(a + i), y(values[a + i] ?? 0)] as const);
  const known = low.map((value, i) => (value === null || high[i] === null ? null : value));
  return {
    range,
    band: runsOf(known).map((run) => `${pathOf([...points(high, run), ...points(low, run).reverse()])}Z`),
    line: runsOf(measured).map((run) => {
      const line = points(measured, run);
      const [first] = line;
      return pathOf(line.length === 1 && first ? [first, [first[0] + STROKE, first[1]]] : line);
    }),
  };
}
