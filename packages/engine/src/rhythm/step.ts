import type { CalendarView } from '../time/calendar.ts';
import type { RhythmState } from './create-rhythm.ts';
import { judge } from './judge.ts';
import { learn } from './learn.ts';
import type { Verdict } from './verdict.ts';

/**
 * Judges reading (t, value) with what was known before it, then learns from it.
 * @param t UTC ms, after the last reading
 * @param out overwritten; its `changes` hold what this reading opened, updated or closed
 * @throws RangeError when `t` is not after the last reading
 * @example for (const [t, value] of readings) { step(state, calendar, t, value, out); store(out.changes); }
 */
export function step(state: RhythmState, calendar: CalendarView, t: number, value: number, out: Verdict): void {
  judge(state, calendar, t, value, out);
  learn(state, calendar, t, value, out);
}
