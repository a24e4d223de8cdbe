import { type Aim, type AimView, aimAt } from './features/aim.ts';
import type { ForecastRow } from './forecast-row.ts';
import { LEARNED_NAMES, type LearnedForecasts } from './learned-forecasts.ts';
import { EXPERT_NAMES, type Forecaster, type Pending } from './series-forecaster.ts';
import { writeSimpleForecasts } from './simple-forecasts.ts';
import { fromValueScale, toValueScale } from './value-scale.ts';

/** What the learned models say of many aims, and room for all opinions on them. */
export interface Opinions {
  readonly learned: LearnedForecasts;
  /** `EXPERT_NAMES.length` per aim; filled by `answerAim`. */
  readonly experts: Float64Array;
}

/**
 * Puts the opinions on one aim together: the centre by the weights of the series, the band by its own past misses.
 * @param view of the pool; is turned to the aim
 * @param i which of the aims
 */
export function answerAim(
  view: AimView,
  aim: Aim,
  { learned, experts }: Opinions,
  of: { readonly i: number; readonly forecaster: Forecaster },
): { row: ForecastRow; pending: Omit<Pending, 'share'> } {
  const at = of.i * EXPERT_NAMES.length;
  const isKnown = aimAt(view, aim.series, aim.origin, aim.slot);
  const series = view.of.of;
  const usual = isKnown ? (view.of.usual[aim.slot] as number) : Number.NaN;
  for (let k = 0; k < LEARNED_NAMES.length; k++) {
    experts[at + k] = fromValueScale(series, usual + view.size * (learned.centres[k]?.[of.i] as number));
  }
  experts[at + LEARNED_NAMES.length] = fromValueScale(series, usual);
  const simple = { values: series.values, perDay: view.perDay, origin: aim.origin, slot: aim.slot };
  writeSimpleForecasts(simple, experts, at + LEARNED_NAMES.length + 1);
  const widths = widthsOf(view, learned, of.i);
  const { mix, p50: unplanned, method } = of.forecaster.choose(experts, at);
  const shift = isKnown ? view.size * (view.prepared.planned?.shiftAt(aim.series, aim.origin, aim.slot) ?? 0) : 0;
  const centre = toValueScale(series, unplanned) + shift;
  const p50 = shift === 0 ? unplanned : fromValueScale(series, centre);
  const reach = of.forecaster.reach(widths);
  const p10 = Math.min(p50, fromValueScale(series, centre - reach.below));
  const p90 = Math.max(p50, fromValueScale(series, centre + reach.above));
  return {
    row: { ...aim, p10, p50, p90, mean: swansonMean(p10, p50, p90), method },
    pending: { slot: aim.slot, experts, at, mix, centre, ...widths },
  };
}

/** Widths of the band on both sides before calibration: from the trees, at least a fifth of a size. */
function widthsOf(
  view: AimView,
  { centres, low, high }: LearnedForecasts,
  i: number,
): { below: number; above: number } {
  const size = Number.isNaN(view.size) ? 1e-6 : view.size;
  const centre = centres[0]?.[i] as number;
  if (Number.isNaN(centre)) return { below: 1.5 * size, above: 1.5 * size };
  const below = size * Math.max(0.2, centre - (low[i] as number));
  const above = size * Math.max(0.2, (high[i] as number) - centre);
  return { below, above };
}

/** Mean of a distribution from its 10th, 50th and 90th percentile (Swanson's rule; Keefer & Bodily 1983). */
function swansonMean(p10: number, p50: number, p90: number): number {
  return 0.3 * p10 + 0.4 * p50 + 0.3 * p90;
}
