import type { Forecast } from '@wijkritme/contract';
import { type CountRule, showRange } from '@wijkritme/engine';
import type { StoredForecast } from '../sql/forecasts.ts';
import type { ColumnName } from './forecast-columns.ts';
import { paceOf } from './pace.ts';

type Points = Pick<Forecast, 'time' | 'stepSeconds' | 'p10' | 'p50' | 'p90' | 'mean' | 'simple'>;
/** Digits after the point, as on a chart. */
const ROUND = 1_000;

/** The newest forecasts of one datastream as one line: quarters of an hour as far as they reach, then hours. */
export function joinPaces(forecasts: readonly StoredForecast[]): Points {
  const near = forecasts.find(({ pace }) => pace === 'near');
  const far = forecasts.find(({ pace }) => pace === 'far');
  const steps = [
    ...stepsOf(near, Number.NEGATIVE_INFINITY),
    ...stepsOf(far, near ? endOf(near) : Number.NEGATIVE_INFINITY),
  ];
  const column = (name: ColumnName) => steps.map(({ of, step }) => orNull(of.columns[name][step]));
  return {
    time: steps.map(({ start }) => start),
    stepSeconds: steps.map(({ of }) => paceOf(of.pace).stepMs / 1000),
    ...{ p10: column('p10'), p50: column('p50'), p90: column('p90') },
    // Swanson's rule, as in the engine: 0.3, 0.4, 0.3.
    mean: steps.map(({ of: { columns }, step }) =>
      orNull(
        0.3 * (columns.p10[step] as number) + 0.4 * (columns.p50[step] as number) + 0.3 * (columns.p90[step] as number),
      ),
    ),
    simple: {
      'last-value': column('last-value'),
      yesterday: column('yesterday'),
      'last-week': column('last-week'),
      rhythm: column('rhythm'),
    },
  };
}

interface Step {
  readonly of: StoredForecast;
  readonly step: number;
  readonly start: number;
}

function stepsOf(of: StoredForecast | undefined, from: number): Step[] {
  if (of === undefined) return [];
  const { stepMs } = paceOf(of.pace);
  return [...of.columns.p50.keys()]
    .map((step) => ({ of, step, start: of.origin + step * stepMs }))
    .filter(({ start, step }) => start >= from && !Number.isNaN(of.columns.p50[step] as number));
}

function endOf({ origin, pace, columns }: StoredForecast): number {
  return origin + columns.p50.length * paceOf(pace).stepMs;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * ROUND) / ROUND;
}

/** The line as a reader sees it who may see no small counts: quantiles on a grid, nothing that repeats readings. */
export function shownPoints(points: Points, rule: CountRule | null): Points {
  if (rule === null) return points;
  const nothing = points.time.map(() => null);
  const ranges = points.p50.map((mid, i) => {
    const [low, high] = [points.p10[i], points.p90[i]];
    return mid === null || low == null || high == null ? undefined : showRange({ low, mid, high }, rule);
  });
  const column = (name: 'low' | 'mid' | 'high') => ranges.map((range) => range?.[name] ?? null);
  return {
    ...points,
    ...{ p10: column('low'), p50: column('mid'), p90: column('high'), mean: nothing },
    simple: { 'last-value': nothing, yesterday: nothing, 'last-week': nothing, rhythm: nothing },
  };
}
