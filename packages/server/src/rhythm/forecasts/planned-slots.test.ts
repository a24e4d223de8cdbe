import { HOUR } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import { expect, it } from 'vitest';
import { CivilClock } from './civil-clock.ts';
import { FAR } from './pace.ts';
import { toPlannedSlots } from './planned-slots.ts';

/** Noon of a Friday in Amsterdam. */
const ORIGIN = Date.parse('2026-11-20T11:00:00Z');
const clock = new CivilClock(zoneRules('Europe/Amsterdam'), FAR, ORIGIN);
const event = (from: string, to: string, expected: 'higher' | 'lower' | 'unknown') => ({
  start: new Date(from).toISOString(),
  end: new Date(to).toISOString(),
  expected,
});
const slotAt = (time: string) => clock.slotOf(Date.parse(time));

it('knows nothing where nothing is planned', () => {
  expect(toPlannedSlots([], clock)).toBeUndefined();
});

it('puts an event on the hours of the wall clock that it touches', () => {
  const planned = toPlannedSlots([event('2026-11-21T19:30:00Z', '2026-11-21T22:00:00Z', 'higher')], clock);
  expect(planned).toHaveLength(clock.slots);
  const first = slotAt('2026-11-21T19:00:00Z');
  expect([...(planned ?? [])].flatMap((code, slot) => (code === 0 ? [] : [[slot - first, code]]))).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
});

it('lets a known direction win where events overlap, and cuts off what lies outside the clock', () => {
  const planned = toPlannedSlots(
    [
      event('2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z', 'unknown'),
      event('2026-11-21T19:00:00Z', '2026-11-21T21:00:00Z', 'lower'),
      event('2026-11-21T20:00:00Z', '2026-11-21T22:00:00Z', 'higher'),
    ],
    clock,
  );
  const codes = [-1, 0, 1, 2, 3].map((hour) => planned?.[slotAt('2026-11-21T19:00:00Z') + hour]);
  expect(codes).toEqual([2, -1, -1, 1, 2]);
  expect(planned?.[0]).toBe(2);
  expect(clock.slotOf(ORIGIN + HOUR) - clock.slotOf(ORIGIN)).toBe(1);
});
