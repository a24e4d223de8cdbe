import { DAY } from '@wijkritme/contract';
import { pinball } from '@wijkritme/engine';
import type { ScoreSums } from '../sql/forecast-scores.ts';
import type { StoredForecast } from '../sql/forecasts.ts';
import { leadOf, type Pace, SIMPLE_RULES } from './pace.ts';

const QUANTILES = [
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
] as const;

/** What forecasts are held against. */
export interface Outcomes {
  readonly pace: Pace;
  /** Mean of the readings in the step that begins here (UTC ms); NaN where nothing is known. */
  valueAt(start: number): number;
  /** Steps that end by this instant (UTC ms) are scored now. */
  readonly until: number;
  /** Lead times that count at this pace, by their index in `LEADS`. */
  readonly leads: ReadonlySet<number>;
}

/**
 * Holds forecasts against what came. A step counts where it was measured, and where the forecast and every simple rule had a
 * value: all are judged on the same moments. Each step is looked at once.
 * @returns sums by UTC day and lead time, and up to which step each forecast has been looked at
 */
export function scoreForecasts(
  forecasts: readonly StoredForecast[],
  outcomes: Outcomes,
): { sums: ScoreSums[]; scored: { origin: number; steps: number }[] } {
  const sums = new Map<string, ScoreSums>();
  const scored: { origin: number; steps: number }[] = [];
  for (const forecast of forecasts) {
    const steps = stepsUntil(forecast, outcomes);
    if (steps <= forecast.scored) continue;
    scored.push({ origin: forecast.origin, steps });
    for (let step = forecast.scored; step < steps; step++) scoreStep(forecast, step, { outcomes, sums });
  }
  return { sums: [...sums.values()], scored };
}

function stepsUntil({ origin, columns }: StoredForecast, { pace, until }: Outcomes): number {
  return Math.min(columns.p50.length, Math.floor((until - origin) / pace.stepMs));
}

function scoreStep(
  forecast: StoredForecast,
  step: number,
  { outcomes, sums }: { outcomes: Outcomes; sums: Map<string, ScoreSums> },
): void {
  const { pace } = outcomes;
  const lead = leadOf(pace, step);
  if (!outcomes.leads.has(lead)) return;
  const start = forecast.origin + step * pace.stepMs;
  const actual = outcomes.valueAt(start);
  const { columns, scale } = forecast;
  const simple = SIMPLE_RULES.map((rule) => Math.abs(actual - (columns[rule][step] as number)));
  const error = Math.abs(actual - (columns.p50[step] as number));
  if (Number.isNaN(error) || simple.some(Number.isNaN)) return;
  const sum = sumsOf(sums, { datastreamId: forecast.datastreamId, day: Math.floor(start / DAY) * DAY, lead });
  const isInside = actual >= (columns.p10[step] as number) && actual <= (columns.p90[step] as number);
  sum.count += 1;
  sum.inside += isInside ? 1 : 0;
  sum.error += error;
  sum.scaled += scale > 0 ? error / scale : 0;
  for (const [name, alpha] of QUANTILES) sum.pinball += pinball(actual, columns[name][step] as number, alpha) / 3;
  simple.forEach((one, i) => {
    sum.simple[i] = (sum.simple[i] as number) + one;
  });
}

function sumsOf(sums: Map<string, ScoreSums>, of: { datastreamId: number; day: number; lead: number }): ScoreSums {
  const key = `${of.day} ${of.lead}`;
  const found = sums.get(key) ?? {
    ...of,
    ...{ count: 0, inside: 0, error: 0, scaled: 0, pinball: 0 },
    simple: SIMPLE_RULES.map(() => 0),
  };
  sums.set(key, found);
  return found;
}
