import { type Drawing, ink, lineMark, type Mark, moved, pathOf, rectMark } from '../drawing/drawing.ts';
import { rangeOf, runsOf } from '../drawing/scales.ts';
import type { BandSeries, Mark as Deviated, ForecastPoints, Gap } from '../ui/charts/band-series.ts';
import { localTicks, tickLabels } from '../ui/charts/time-ticks.ts';
import { formatNumber, type Locale } from '../ui/index.ts';
import { type Plot, plotOf, timeAxis, valueAxis } from './draw-axes.ts';
import { drawLegend, type LegendItem } from './draw-legend.ts';

export interface BandPicture {
  readonly series: BandSeries;
  readonly ahead: ForecastPoints;
  readonly marks: readonly Deviated[];
  readonly gaps: readonly Gap[];
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly locale: Locale;
  readonly quantity: string;
  readonly words: { measured: string; normal: string; deviation: string; gap: string; forecast: string };
}

const SIZE = { width: 1000, height: 400 };

/** Measured, normal, what was expected and where it left its rhythm; shapes differ, so that it reads in grey too. */
export function drawBand(picture: BandPicture): Drawing {
  const { series, ahead, from, to, zone, locale } = picture;
  const plot = plotOf(SIZE, rangeOf([...series.measured, ...series.low, ...series.high, ...ahead.p10, ...ahead.p90]));
  const x = (t: number) => plot.left + ((t - from) / (to - from || 1)) * (plot.right - plot.left);
  const ticks = localTicks(from, to, zone, 7);
  const labels = tickLabels(ticks, locale, zone);
  const legend = drawLegend(legendOf(picture), SIZE.width);
  const marks = [
    ...picture.marks.map((one) => spanOf(one, plot, x, picture)),
    ...areaOf(series.time, series.low, series.high, { plot, x, fill: ink.band }),
    ...areaOf(ahead.time, ahead.p10, ahead.p90, { plot, x, fill: ink.aheadSoft }),
    ...picture.gaps.map((gap) => gapBox(gap, plot, x, picture)),
    ...valueAxis(plot, picture.quantity, (value) => formatNumber(value, locale)),
    ...lineOf(ahead.time, ahead.p50, { plot, x, look: { stroke: ink.ahead, width: 2, dash: [6, 4] } }),
    ...lineOf(series.time, series.measured, { plot, x, look: { stroke: ink.text, width: 1.8 } }),
    ...picture.marks.map((one) => triangleOf(one, plot, x)),
    ...timeAxis(
      plot,
      ticks.at.map((t, i) => ({ x: x(t), lines: (labels[i] ?? '').split('\n') })),
    ),
  ];
  return {
    width: SIZE.width,
    height: SIZE.height + legend.height,
    marks: [...legend.marks, ...moved(marks, 0, legend.height)],
  };
}

function legendOf({ words, marks, gaps, ahead }: BandPicture): LegendItem[] {
  return [
    { text: words.measured, as: 'line', look: { stroke: ink.text, width: 2 } },
    { text: words.normal, as: 'box', look: { fill: ink.band } },
    ...(marks.length > 0
      ? [{ text: words.deviation, as: 'box' as const, look: { fill: ink.deviationSoft, stroke: ink.deviation } }]
      : []),
    ...(gaps.length > 0
      ? [{ text: words.gap, as: 'box' as const, look: { stroke: ink.edge, dash: [2, 3] as const } }]
      : []),
    ...(ahead.time.length > 0
      ? [{ text: words.forecast, as: 'line' as const, look: { stroke: ink.ahead, width: 2, dash: [6, 4] as const } }]
      : []),
  ];
}

type X = (t: number) => number;
type Values = readonly (number | null)[];

function areaOf(
  time: readonly number[],
  low: Values,
  high: Values,
  { plot, x, fill }: { plot: Plot; x: X; fill: string },
): Mark[] {
  const known = low.map((value, i) => (value === null || high[i] === null ? null : value));
  return runsOf(known).map(([a, b]) => {
    const at = Array.from({ length: b - a + 1 }, (_, i) => a + i);
    const point = (values: Values) => (i: number) => [x(time[i] ?? 0), plot.y(values[i] ?? 0)] as const;
    return { kind: 'path', d: `${pathOf([...at.map(point(high)), ...at.reverse().map(point(low))])}Z`, fill };
  });
}

/** A reading between two gaps is a short stroke, or nobody would see it. */
function lineOf(
  time: readonly number[],
  values: Values,
  { plot, x, look }: { plot: Plot; x: X; look: { stroke: string; width: number; dash?: readonly [number, number] } },
): Mark[] {
  return runsOf(values).map(([a, b]) => {
    const points = Array.from({ length: b - a + 1 }, (_, i) => {
      const at = a + i;
      return [x(time[at] ?? 0), plot.y(values[at] ?? 0)] as const;
    });
    const [first] = points;
    return lineMark(
      points.length === 1 && first
        ? [
            [first[0] - 2, first[1]],
            [first[0] + 2, first[1]],
          ]
        : points,
      look,
    );
  });
}

const inside = (t: number, { from, to }: { from: number; to: number }) => Math.min(Math.max(t, from), to);

function spanOf(mark: Deviated, { top, bottom }: Plot, x: X, range: { from: number; to: number }): Mark {
  const [a, b] = [x(inside(mark.from, range)), x(inside(mark.to, range))];
  return rectMark({ x: a, y: top, width: Math.max(2, b - a), height: bottom - top }, { fill: ink.deviationSoft });
}

/** Up for higher, down for lower, at the foot of the picture for what has no height. */
function triangleOf(mark: Deviated, { top, bottom, y }: Plot, x: X): Mark {
  const down = mark.kind === 'lower';
  const at = mark.peakValue === null ? bottom - 10 : y(mark.peakValue) + (down ? 14 : -14);
  const middle = Math.min(Math.max(at, top + 8), bottom - 8);
  const [px, size] = [x(mark.peakValue === null ? mark.from : mark.peak), down ? -7 : 7];
  return {
    kind: 'path',
    d: `${pathOf([
      [px - 7, middle + size],
      [px + 7, middle + size],
      [px, middle - size],
    ])}Z`,
    fill: ink.deviation,
  };
}

function gapBox(gap: Gap, { top, bottom }: Plot, x: X, range: { from: number; to: number }): Mark {
  const [a, b] = [x(inside(gap.from, range)), x(inside(gap.to, range))];
  return rectMark({ x: a, y: top, width: b - a, height: bottom - top }, { stroke: ink.edge, dash: [2, 3] });
}
