import { DAY } from '../time/units.ts';

/**
 * The lowest and highest value that each time of day has shown over the last one to two weeks. A value outside the
 * envelope of its own time of day and the times beside it is strange for this time, however usual it is at another.
 */
export interface DailyEnvelope {
  readonly perDay: number;
  /** Two generations: this week and the one before it. */
  readonly low: [Float32Array, Float32Array];
  readonly high: [Float32Array, Float32Array];
  /** Local day on which this week began, NaN before the first reading. */
  since: number;
  /** The slot at hand and the one before it wait: they would hide how an event goes on. Slots count from 1970. */
  readonly waiting: [WaitingSlot, WaitingSlot];
}

interface WaitingSlot {
  slot: number;
  low: number;
  high: number;
}

/** Quarter hours, or the interval where that is longer. */
const SLOT_MS = DAY / 96;
const GENERATION_DAYS = 7;

export function createDailyEnvelope(intervalMs: number): DailyEnvelope {
  const perDay = Math.max(1, Math.round(DAY / Math.max(SLOT_MS, intervalMs)));
  const filled = (value: number) => new Float32Array(perDay).fill(value);
  return {
    perDay,
    low: [filled(Number.POSITIVE_INFINITY), filled(Number.POSITIVE_INFINITY)],
    high: [filled(Number.NEGATIVE_INFINITY), filled(Number.NEGATIVE_INFINITY)],
    since: Number.NaN,
    waiting: [emptySlot(), emptySlot()],
  };
}

const emptySlot = (): WaitingSlot => ({
  slot: Number.NaN,
  low: Number.POSITIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
});

/**
 * How far a value lies outside the envelope: above 0 above it, below 0 below it, 0 inside or where nothing is known.
 * @param localMs wall time, written as if it were UTC
 */
export function outsideEnvelope(envelope: DailyEnvelope, localMs: number, value: number): number {
  const { perDay } = envelope;
  const slot = slotOf(envelope, localMs);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let beside = slot - 1; beside <= slot + 1; beside++) {
    const i = inDay(beside, perDay);
    low = Math.min(low, envelope.low[0][i] as number, envelope.low[1][i] as number); // i is inside
    high = Math.max(high, envelope.high[0][i] as number, envelope.high[1][i] as number);
  }
  if (high < low) return 0;
  const rounded = Math.fround(value);
  return rounded > high ? rounded - high : Math.min(0, rounded - low);
}

/** Learns a value; it counts from two slots later on. */
export function learnEnvelope(envelope: DailyEnvelope, localMs: number, value: number): void {
  const slot = slotOf(envelope, localMs);
  const { waiting } = envelope;
  if (waiting[1].slot !== slot) {
    turnWeek(envelope, Math.floor(localMs / DAY));
    letIn(envelope, waiting[0]);
    if (slot - waiting[1].slot > 1) letIn(envelope, waiting[1]);
    const free = waiting[0];
    waiting[0] = waiting[1];
    waiting[1] = free;
    free.slot = slot;
  }
  waiting[1].low = Math.min(waiting[1].low, value);
  waiting[1].high = Math.max(waiting[1].high, value);
}

function letIn(envelope: DailyEnvelope, waiting: WaitingSlot): void {
  if (waiting.high < waiting.low) return;
  const i = inDay(waiting.slot, envelope.perDay);
  envelope.low[0][i] = Math.min(envelope.low[0][i] as number, waiting.low); // i is inside
  envelope.high[0][i] = Math.max(envelope.high[0][i] as number, waiting.high);
  Object.assign(waiting, emptySlot());
}

function turnWeek(envelope: DailyEnvelope, day: number): void {
  if (Number.isNaN(envelope.since)) envelope.since = day;
  if (day - envelope.since < GENERATION_DAYS) return;
  envelope.since = day;
  envelope.low.reverse();
  envelope.high.reverse();
  envelope.low[0].fill(Number.POSITIVE_INFINITY);
  envelope.high[0].fill(Number.NEGATIVE_INFINITY);
}

const slotOf = ({ perDay }: DailyEnvelope, localMs: number) => Math.floor((localMs / DAY) * perDay);
const inDay = (slot: number, perDay: number) => slot - perDay * Math.floor(slot / perDay);
