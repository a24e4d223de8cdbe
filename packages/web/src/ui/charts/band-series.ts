import type { Band, Deviation, DeviationKind } from '@wijkritme/contract';

/** Columns of the band without holes in time: one point per step where something is known, else a null. */
export type BandSeries = Pick<Band, 'time' | 'measured' | 'low' | 'mid' | 'high'> & {
  /** Measured, and not shown because the count is small. */
  hidden: boolean[];
};

/** A missing row becomes a point without reading, so that the line breaks and does not bridge the hole. */
export function toBandSeries(band: Band): BandSeries {
  const stepMs = band.stepSeconds * 1000;
  const series: BandSeries = { time: [], measured: [], low: [], mid: [], high: [], hidden: [] };
  band.time.forEach((t, i) => {
    const before = band.time[i - 1];
    if (before !== undefined && t - before > 1.5 * stepMs) push(series, before + stepMs, null);
    push(series, t, { band, i });
  });
  return series;
}

function push(series: BandSeries, t: number, source: { band: Band; i: number } | null): void {
  series.time.push(t);
  for (const key of ['measured', 'low', 'mid', 'high'] as const) {
    series[key].push(source?.band[key][source.i] ?? null);
  }
  series.hidden.push(source?.band.hidden?.[source.i] ?? false);
}

/** What is expected after the last point of a band: the middle, and the range for eight of ten. */
export type ForecastPoints = {
  time: readonly number[];
  p10: readonly (number | null)[];
  p50: readonly (number | null)[];
  p90: readonly (number | null)[];
};

export const noForecast: ForecastPoints = { time: [], p10: [], p50: [], p90: [] };

/** The part of a forecast that lies after an instant, up to another. */
export function forecastAfter(points: ForecastPoints, from: number, to: number): ForecastPoints {
  const kept = [...points.time.keys()].filter(
    (i) => (points.time[i] as number) > from && (points.time[i] as number) <= to,
  );
  const column = (values: readonly (number | null)[]) => kept.map((i) => values[i] ?? null);
  return {
    time: kept.map((i) => points.time[i] as number),
    ...{ p10: column(points.p10), p50: column(points.p50), p90: column(points.p90) },
  };
}

/** The band with the forecast behind it, as one walk through time; nothing is measured or normal in what is to come. */
export function withForecast(series: BandSeries, { time }: ForecastPoints): BandSeries {
  if (time.length === 0) return series;
  const nothing = time.map(() => null);
  return {
    time: [...series.time, ...time],
    measured: [...series.measured, ...nothing],
    low: [...series.low, ...nothing],
    mid: [...series.mid, ...nothing],
    high: [...series.high, ...nothing],
    hidden: [...series.hidden, ...time.map(() => false)],
  };
}

export type Gap = { from: number; to: number };

/** Runs without reading that have passed: what is still to come is no gap, and what is hidden was measured. */
export function findGaps(
  { time, measured, hidden }: Pick<BandSeries, 'time' | 'measured'> & { hidden?: boolean[] },
  stepMs: number,
  now: number,
): Gap[] {
  const gaps: Gap[] = [];
  let from: number | null = null;
  const close = (to: number) => {
    if (from !== null && Math.min(to, now) > from) gaps.push({ from, to: Math.min(to, now) });
    from = null;
  };
  time.forEach((t, i) => {
    if (measured[i] !== null || hidden?.[i]) close(t);
    else from ??= t;
  });
  close((time.at(-1) ?? 0) + stepMs);
  return gaps;
}

/** Instant of the newest reading. */
export const lastMeasured = ({ time, measured, hidden }: BandSeries): number | undefined =>
  time[measured.findLastIndex((value, i) => value !== null || hidden[i])];

export type Mark = {
  id: number;
  kind: DeviationKind;
  from: number;
  to: number;
  peak: number;
  peakValue: number | null;
};

/** Deviations in order of time; one that still lasts runs to the last reading `end`, silence on to `until`. */
export function toMarks(deviations: readonly Deviation[], end: number, until = end): Mark[] {
  return deviations
    .map(({ id, kind, start, end: stop, peakTime, peakValue }) => ({
      id,
      kind,
      from: Date.parse(start),
      to: stop === null ? (kind === 'silent' ? until : end) : Date.parse(stop),
      peak: Date.parse(peakTime),
      peakValue,
    }))
    .sort((a, b) => a.from - b.from);
}

/** The mark that covers this instant, or a part of the step that begins there; of several the one that began last. */
export const findMark = (marks: readonly Mark[], t: number, stepMs = 0): Mark | undefined =>
  marks.findLast(({ from, to }) => from < t + Math.max(stepMs, 1) && t <= to);

/** Index of the step an instant lies in, by the ascending starts of the steps; the first for one before them all, −1 without steps. */
export function indexOfStep(time: readonly number[], t: number): number {
  const nearest = nearestIndex(time, t);
  return nearest > 0 && time[nearest]! > t ? nearest - 1 : nearest;
}

/** Index of the point nearest to an instant in ascending times; -1 if there is none. */
export function nearestIndex(time: readonly number[], t: number): number {
  let low = 0;
  let high = time.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= t) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return Math.abs(time[high]! - t) < Math.abs(time[low]! - t) ? high : low;
}
