import { clamp } from '../kinds/transform.ts';
import { DAY_TYPES, SUNDAY, type WeekPlace, WORKDAY } from '../time/week-slot.ts';

/**
 * The week of a series of states as frequencies: for each slot of seven weekdays, three day types and the holiday, its weight
 * in visits, how often a reading there differs from the one before, and the share of each state but the first, whose share is
 * what they leave. A slot borrows from its day
 * type as a mean does in `rhythm/profile.ts`.
 */
const TYPES_FROM = 7;
const HOLIDAY = TYPES_FROM + DAY_TYPES;
const DAYS = HOLIDAY + 1;
/** Weight and switch share stand before the shares of the states. */
const HEAD = 2;
const BORROWED_VISITS = 3;
const OWN_MEMORY = 8;
const TYPE_MEMORY = 20;
/** Krichevsky & Trofimov (1981): before the first visit every outcome counts for half a one. */
const AT_START = 0.5;

/** Numbers that the week of a series with so many states takes. */
export const stateCells = (perDay: number, states: number): number => DAYS * perDay * (HEAD + states - 1);

/** What is usual at one place in the week; filled by `readUsual`. */
export interface UsualStates {
  /** Chance of each state; those beyond the number of states are 0. They add up to 1. */
  readonly shares: Float64Array;
  /** Chance that a reading differs from the one before. */
  switchShare: number;
  /** Visits that it rests on. */
  weight: number;
}

export const createUsualStates = (states: number): UsualStates => ({
  shares: new Float64Array(states),
  switchShare: 0,
  weight: 0,
});

/** Where a week of states stands, and how fine it is. */
export interface StateWeek {
  readonly cells: Float32Array;
  readonly perDay: number;
  readonly states: number;
}

const cellOf = ({ perDay, states }: StateWeek, day: number, slot: number) =>
  (HEAD + states - 1) * (day * perDay + slot);

export function readUsual(week: StateWeek, place: WeekPlace, out: UsualStates): void {
  const { cells, states } = week;
  let pool = cellOf(week, TYPES_FROM + place.dayType, place.slot);
  const isLike = (cells[pool] as number) > 0;
  if (!isLike) pool = cellOf(week, TYPES_FROM + (place.dayType === WORKDAY ? SUNDAY : WORKDAY), place.slot);
  const own = cellOf(week, place.holiday ? HOLIDAY : place.weekday, place.slot);
  const poolWeight = cells[pool] as number;
  const weight = cells[own] as number;
  const borrowed = clamp(poolWeight, AT_START, BORROWED_VISITS);
  const mixed = (at: number, outcomes: number) => {
    const pooled = (poolWeight * (cells[pool + at] as number) + AT_START) / (poolWeight + outcomes * AT_START);
    return (weight * (cells[own + at] as number) + borrowed * pooled) / (weight + borrowed);
  };
  out.switchShare = mixed(1, 2);
  out.shares.fill(0);
  let others = 0;
  for (let state = 1; state < states; state++) {
    const share = mixed(HEAD + state - 1, states);
    out.shares[state] = share;
    others += share;
  }
  out.shares[0] = Math.max(0, 1 - others);
  out.weight = isLike ? Math.max(weight, Math.min(weight + borrowed, poolWeight)) : weight;
}

/** A reading as the table takes it. */
export interface StateVisit {
  /** Place of its state, from 0. */
  readonly state: number;
  readonly switched: boolean;
  /** Share of a visit that this reading is. */
  readonly visit: number;
}

export function learnUsual(week: StateWeek, place: WeekPlace, reading: StateVisit): void {
  const { slot } = place;
  if (place.holiday) {
    move(week, cellOf(week, HOLIDAY, slot), reading, OWN_MEMORY);
    return;
  }
  move(week, cellOf(week, place.weekday, slot), reading, OWN_MEMORY);
  move(week, cellOf(week, TYPES_FROM + place.dayType, slot), reading, TYPE_MEMORY);
}

function move(
  { cells, states }: StateWeek,
  cell: number,
  { state, switched, visit }: StateVisit,
  memory: number,
): void {
  const weight = Math.min((cells[cell] as number) + visit, memory);
  const step = Math.min(1, visit / weight);
  cells[cell] = weight;
  cells[cell + 1] = (cells[cell + 1] as number) + step * ((switched ? 1 : 0) - (cells[cell + 1] as number));
  for (let at = 1; at < states; at++) {
    const before = cells[cell + HEAD + at - 1] as number;
    cells[cell + HEAD + at - 1] = before + step * ((at === state ? 1 : 0) - before);
  }
}
