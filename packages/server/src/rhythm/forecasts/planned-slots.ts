import type { PlannedEvent } from '@wijkritme/contract';
import type { PlannedSlots } from '@wijkritme/engine';
import type { CivilClock } from './civil-clock.ts';

/** What each expectation is called in a pool of series. */
const CODES: Readonly<Record<PlannedEvent['expected'], number>> = { higher: 1, lower: -1, unknown: 2 };
const UNKNOWN = CODES.unknown;

/**
 * What was and is planned, on the slots of a clock; undefined where there is nothing. Where two overlap, the one of which more is
 * known counts, else the one that began first.
 * @param events in order of start
 */
export function toPlannedSlots(
  events: readonly Pick<PlannedEvent, 'start' | 'end' | 'expected'>[],
  clock: Pick<CivilClock, 'slotOf' | 'slots'>,
): PlannedSlots | undefined {
  if (events.length === 0) return undefined;
  const planned = new Int8Array(clock.slots);
  for (const { start, end, expected } of events) {
    const last = Math.min(clock.slots - 1, clock.slotOf(Date.parse(end) - 1));
    for (let slot = Math.max(0, clock.slotOf(Date.parse(start))); slot <= last; slot++) {
      const before = planned[slot] as number;
      if (before === 0 || (before === UNKNOWN && expected !== 'unknown')) planned[slot] = CODES[expected];
    }
  }
  return planned;
}
