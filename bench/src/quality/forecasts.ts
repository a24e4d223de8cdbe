import {
  type ForecastPlan,
  type ForecastRow,
  forecastPool,
  type SeriesPool,
  SIMPLE_NAMES,
  scoreForecasts,
  seasonalChange,
} from '@wijkritme/engine';
import { hasRecording } from '../../../packages/engine/tests/recordings/read-table.ts';
import type { Result } from '../harness/bars.ts';
import type { Options } from '../harness/options.ts';
import { figure } from '../harness/table.ts';
import { dayAhead, hourAhead, toPool } from './forecast-pools.ts';
import { type Span, spans } from './forecast-spans.ts';

/** How far below the best simple forecast the error must lie, in percent, and what the band must cover. */
const BETTER = 20;
const COVER = [77, 83] as const;
/** A series is scored when it has this share of its steps in the span. */
const COMPLETE = 0.95;
/** Simple forecasts that a day-ahead forecast is compared with. */
const SEASONAL = SIMPLE_NAMES.slice(0, 4);

/** What came of one span. */
export interface SpanScore {
  readonly series: number;
  /** Mean over the series, divided by their mean change over a day. */
  readonly mase: number;
  readonly simple: Readonly<Record<string, number>>;
  /** Percent. */
  readonly coverage: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Forecasts beside simple ones, on the spans that were developed on and on those that were kept for checking. */
export function measureForecasts({ scale }: Options): Result[] {
  const wanted = spans.filter(({ file, use }) => hasRecording(file) && (scale >= 1 || use === 'check'));
  return wanted.flatMap((span) => [...measureDayAhead(span), ...(span.use === 'check' ? measureHourAhead(span) : [])]);
}

function measureDayAhead(span: Span): Result[] {
  const pool = toPool(span.read(), span.end);
  const score = scorePlan(pool, dayAhead(pool), 56);
  const name = SEASONAL.reduce((best, one) => ((score.simple[one] ?? 0) < (score.simple[best] ?? 0) ? one : best));
  const best = score.simple[name] as number;
  const what = `${span.set}, ${span.season} weeks to ${span.end} (${span.use})`;
  const simple = SEASONAL.map((one) => `${one} ${figure(score.simple[one] ?? Number.NaN)}`).join(', ');
  return [
    {
      what: `${what}: below the best simple forecast`,
      value: 100 * (1 - score.mase / best),
      unit: '%',
      bar: { must: BETTER, unit: '%' },
      note: `a day ahead, ${score.series} series; MASE ${figure(score.mase)}; ${simple}; ${figure(score.seconds)} s of processor, ${figure(score.peakMegabytes)} MB`,
    },
    {
      what: `${what}: covered by p10–p90`,
      value: score.coverage,
      unit: '%',
      verified: score.coverage >= COVER[0] && score.coverage <= COVER[1],
    },
  ];
}

/** Per quarter for five-minute readings, per hour for hourly ones. */
function measureHourAhead(span: Span): Result[] {
  const recordings = span.read();
  const perDay = (recordings[0]?.spec.intervalMs ?? 0) <= 15 * 60_000 ? 96 : 24;
  const pool = toPool(recordings, span.end, perDay);
  const { mase, simple, coverage, series } = scorePlan(pool, hourAhead(pool), 14);
  const last = simple['last-value'] as number;
  return [
    {
      what: `${span.set}, to ${span.end}: ${perDay === 96 ? 'quarters of the next hour' : 'next hour'}, below the last value`,
      value: 100 * (1 - mase / last),
      unit: '%',
      bar: { must: 0, unit: '%' },
      note: `14 days, ${series} series; MASE ${figure(mase)}, last value ${figure(last)}; ${figure(coverage)} % within p10–p90`,
    },
  ];
}

/** Carries a plan out and scores it; series with too few values in the last days are left out. */
export function scorePlan(pool: SeriesPool, plan: ForecastPlan, days: number): SpanScore {
  const rows: ForecastRow[][] = pool.series.map(() => []);
  const before = process.cpuUsage();
  let peak = process.memoryUsage().rss;
  for (const _ of forecastPool(pool, plan, (row) => rows[row.series]?.push(row))) {
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const { user, system } = process.cpuUsage(before);
  const scores = pool.series.flatMap(({ values }, at) => {
    const last = values.subarray(Math.max(0, values.length - days * pool.perDay));
    const known = last.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    if (known < COMPLETE * last.length) return [];
    return [
      { change: seasonalChange(values, pool.perDay), score: scoreForecasts(values, pool.perDay, rows[at] ?? []) },
    ];
  });
  const mean = (of: (one: (typeof scores)[number]) => number) =>
    scores.reduce((sum, one) => sum + of(one), 0) / scores.length;
  return {
    series: scores.length,
    mase: mean(({ score }) => score.mase24),
    simple: Object.fromEntries(
      SIMPLE_NAMES.map((name) => [name, mean(({ change, score }) => score.simple[name] / change)]),
    ),
    coverage: 100 * mean(({ score }) => score.coverage),
    seconds: (user + system) / 1e6,
    peakMegabytes: peak / 1e6,
  };
}
