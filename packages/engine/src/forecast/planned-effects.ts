import type { PlannedSlots } from './series-pool.ts';
import type { UsualSeries } from './usual.ts';

/** Events after which what was seen here weighs as much as what was seen elsewhere, and that as much as nothing. */
const HALF = 3;
/** Residuals further away than this count as this far. */
const FAR = 6;

/** A past event at one series: mean residual in sizes while it lasted. */
interface PastEvent {
  readonly code: number;
  readonly end: number;
  readonly mean: number;
}

/**
 * What planned events did so far, to move forecasts by. The learned models do not know them: they are too rare for trees. The
 * move is the mean of past events of the same expectation, at the series itself and in the pool, pulled towards none: more where few
 * were seen, and more where they differ (positive-part shrinkage; Efron & Morris 1973). What began before the origin is in the
 * newest readings already.
 */
export class PlannedEffects {
  readonly #series: readonly UsualSeries[];
  readonly #past: readonly (readonly PastEvent[])[];
  readonly #everywhere: readonly PastEvent[];

  constructor(series: readonly UsualSeries[], perDay: number) {
    this.#series = series;
    this.#past = series.map((one) => pastEventsOf(one, perDay));
    this.#everywhere = this.#past.flat();
  }

  /** How far to move the forecast of a slot, in sizes; 0 where nothing is planned. */
  shiftAt(series: number, origin: number, slot: number): number {
    const planned = this.#series[series]?.of.planned;
    const code = planned?.[slot] ?? 0;
    if (code === 0 || (origin > 0 && startsBefore(planned as PlannedSlots, origin, slot))) return 0;
    const everywhere = effectOf(this.#everywhere, code, origin);
    const here = effectOf(this.#past[series] ?? [], code, origin);
    const prior = (everywhere.count * everywhere.mean) / (everywhere.count + HALF);
    return (here.count * here.mean + HALF * prior) / (here.count + HALF);
  }
}

/** Does the event of this slot reach back to before the origin? */
function startsBefore(planned: PlannedSlots, origin: number, slot: number): boolean {
  for (let at = slot; at >= origin; at--) if (planned[at] !== planned[slot]) return false;
  return planned[origin - 1] === planned[slot];
}

function pastEventsOf({ of, residual, size }: UsualSeries, perDay: number): PastEvent[] {
  const { planned } = of;
  const events: PastEvent[] = [];
  if (!planned) return events;
  for (let start = 0; start < planned.length; ) {
    const code = planned[start] as number;
    let end = start + 1;
    while (end < planned.length && planned[end] === code) end++;
    if (code !== 0) {
      const mean = meanResidual(residual, size, { start, end, perDay });
      if (!Number.isNaN(mean)) events.push({ code, end, mean });
    }
    start = end;
  }
  return events;
}

function meanResidual(
  residual: Float64Array,
  size: Float64Array,
  { start, end, perDay }: { start: number; end: number; perDay: number },
): number {
  let sum = 0;
  let count = 0;
  for (let slot = start; slot < end; slot++) {
    const sizes = (residual[slot] as number) / (size[Math.floor(slot / perDay)] as number);
    if (Number.isNaN(sizes)) continue;
    sum += Math.max(-FAR, Math.min(FAR, sizes));
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/**
 * Events that were over at the origin: how many, and their mean, less the part of it that chance alone would bring. A mean of which
 * the standard error is as large as itself is none.
 */
function effectOf(events: readonly PastEvent[], code: number, origin: number): { count: number; mean: number } {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const event of events) {
    if (event.code !== code || event.end > origin) continue;
    count++;
    const step = event.mean - mean;
    mean += step / count;
    squares += step * (event.mean - mean);
  }
  if (count < 2 || mean === 0) return { count, mean };
  const errorSquared = squares / (count - 1) / count;
  return { count, mean: mean * Math.max(0, 1 - errorSquared / (mean * mean)) };
}
