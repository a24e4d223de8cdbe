import type { SeriesPool } from './series-pool.ts';

/** From when, how often and how far ahead to forecast; in slots of the pool. */
export interface ForecastPlan {
  /** First origin: the first slot that is not known. */
  readonly firstOrigin: number;
  /** Slots before which the last origin lies. */
  readonly endOrigin: number;
  /** Slots from one origin to the next. */
  readonly every: number;
  /** Slots ahead, 1 to those of seven days. */
  readonly horizon: number;
  /** Rows to learn from at most; as many as help if left out. Fewer cost less time and memory. */
  readonly mostRows?: number;
}

/** Throws with the offending value when a plan cannot be carried out on a pool. */
export function assertPlan(
  { firstOrigin, endOrigin, every, horizon }: ForecastPlan,
  { perDay, days }: SeriesPool,
): void {
  const most = 7 * perDay - Math.floor(perDay / 96);
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > most) {
    throw new RangeError(`invalid horizon: ${horizon}, of 1 to ${most} slots`);
  }
  if (!Number.isInteger(every) || every < 1) throw new RangeError(`invalid distance of origins: ${every}`);
  if (!Number.isInteger(firstOrigin) || firstOrigin < 0) throw new RangeError(`invalid first origin: ${firstOrigin}`);
  if (endOrigin - 1 + horizon > days * perDay) {
    throw new RangeError(`origins up to ${endOrigin} reach past the ${days * perDay} slots of the pool`);
  }
}

/** Origins of the plan's rhythm from `from` up to but not with `to`, also before its first. */
export function listOrigins({ firstOrigin, every }: ForecastPlan, from: number, to: number): number[] {
  const origins: number[] = [];
  const start = firstOrigin + Math.ceil((from - firstOrigin) / every) * every;
  for (let origin = start; origin < to; origin += every) if (origin >= 0) origins.push(origin);
  return origins;
}

/** Learned on what lies before `start`, used for origins from `start` to `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Days of origins that one training serves: few while history is short and every week teaches much. */
const LEAST_BLOCK_DAYS = 7;
const MOST_BLOCK_DAYS = 28;
/** Days before the first origin in which the methods are compared and the bands set. */
const WARM_DAYS = 56;
/** Days of history before a first block, and days from which on one training serves the whole warming up. */
const LEAST_DAYS = 15;
const LONG_DAYS = 180;

/** Blocks that warm up before the first origin, as far as there is history, and blocks with the origins of the plan. */
export function listBlocks({ firstOrigin, endOrigin }: ForecastPlan, { perDay }: SeriesPool): Block[] {
  const first = Math.max(Math.min(LEAST_DAYS * perDay, firstOrigin), firstOrigin - WARM_DAYS * perDay);
  const isLong = first >= LONG_DAYS * perDay;
  const warm = isLong && first < firstOrigin ? [{ start: first, end: firstOrigin }] : cut(first, firstOrigin, perDay);
  return [...warm, ...cut(firstOrigin, endOrigin, perDay)];
}

/**
 * One block that warms up, over at most half of the history, and one for the origin itself: two trainings, however long the
 * history is.
 */
export function listBlocksOf(origin: number, { perDay }: SeriesPool): Block[] {
  const first = Math.max(LEAST_DAYS * perDay, Math.floor(origin / 2), origin - WARM_DAYS * perDay);
  const last = { start: origin, end: origin + 1 };
  return first < origin ? [{ start: first, end: origin }, last] : [last];
}

function cut(from: number, to: number, perDay: number): Block[] {
  const blocks: Block[] = [];
  for (let start = from; start < to; start = blocks.at(-1)?.end ?? to) {
    const third = Math.floor(start / perDay / 3);
    const days = Math.min(MOST_BLOCK_DAYS, Math.max(LEAST_BLOCK_DAYS, third));
    blocks.push({ start, end: Math.min(to, start + days * perDay) });
  }
  return blocks;
}
