import { MOST_STATES, statesOf } from '../kinds/series-spec.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';
import type { CalendarView } from '../time/calendar.ts';
import { locate } from '../time/week-slot.ts';
import { createUsualStates, readUsual, type StateWeek, type UsualStates } from './state-table.ts';

/** What is usual at the moment that was predicted last; gone with the next one. */
const usual = createUsualStates(MOST_STATES);
/** Shares below this lie outside the range that encloses 98 of 100. */
const TAIL = 0.01;

export function weekOf({ spec, parts, perDay }: RhythmState): StateWeek {
  return { cells: parts.profile.cells, perDay, states: statesOf(spec) };
}

/**
 * Fills `state.moment` for a series of states: `mid` is the likeliest state, `low` and `high` enclose 98 of 100.
 * @returns the chance of each state, valid until the next call
 */
export function predictStates(state: RhythmState, calendar: CalendarView, t: number): UsualStates {
  const { moment, parts, spec } = state;
  locate(moment.place, calendar, state.perDay, t);
  readUsual(weekOf(state), moment.place, usual);
  moment.t = t;
  moment.base.weight = usual.weight;
  const known = parts.days.count > 0;
  moment.low = known ? stateAt(state, TAIL) : spec.min;
  moment.mid = known ? spec.min + likeliest(usual.shares) : Number.NaN;
  moment.high = known ? stateAt(state, 1 - TAIL) : spec.max;
  return usual;
}

/**
 * The chance of each state at `t`, past or future, the lowest state first; they add up to 1.
 * @example stateChances(state, calendar, nextFriday20h) // [0.97, 0.03]: nearly always closed
 */
export function stateChances(state: RhythmState, calendar: CalendarView, t: number): number[] {
  if (state.spec.kind !== 'state') throw new RangeError(`no states: ${state.spec.kind}`);
  return [...predictStates(state, calendar, t).shares.subarray(0, statesOf(state.spec))];
}

/** Fills `out` with the states below which these shares lie: the quantiles of a discrete distribution. */
export function stateQuantiles(state: RhythmState, shares: ArrayLike<number>, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = stateAt(state, shares[i] as number);
}

function stateAt({ spec }: RhythmState, share: number): number {
  let sum = 0;
  for (let i = 0; i < statesOf(spec) - 1; i++) {
    sum += usual.shares[i] as number;
    if (sum >= share) return spec.min + i;
  }
  return spec.max;
}

function likeliest(shares: Float64Array): number {
  let best = 0;
  for (let i = 1; i < shares.length; i++) if ((shares[i] as number) > (shares[best] as number)) best = i;
  return best;
}
