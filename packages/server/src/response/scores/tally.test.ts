import { describe, expect, test } from 'vitest';
import { detectMsOf, medianMinutes, type ScoredSignal, tallyOf } from './tally.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const signal = (change: Partial<ScoredSignal> = {}): ScoredSignal => ({
  id: 1,
  placeId: 1,
  start: at('20:00'),
  end: null,
  noticedAt: at('20:30'),
  aboutSensor: false,
  votes: undefined,
  reactedAt: undefined,
  ...change,
});
const votes = (useful: number, falseAlarm: number, expected = 0) => ({ useful, 'false-alarm': falseAlarm, expected });

describe('how long it took to notice a signal', () => {
  test.each([
    ['while it goes on', signal(), 30],
    ['just after it ended', signal({ end: at('20:10') }), 30],
    ['out of imported history: not counted', signal({ end: at('20:10'), noticedAt: at('23:00') }), undefined],
    ['months later: not counted', signal({ noticedAt: new Date('2027-01-20T20:00Z') }), undefined],
    ['before this was kept: not counted', signal({ noticedAt: null }), undefined],
    ['before it began, by a clock that is ahead', signal({ noticedAt: at('19:59') }), 0],
  ])('%s', (_name, one, minutes) => {
    expect(detectMsOf(one)).toBe(minutes === undefined ? undefined : minutes * 60_000);
  });
});

test('every signal is counted once, under the verdict of most people', () => {
  const tally = tallyOf([
    signal({ votes: votes(2, 1) }),
    signal({ votes: votes(1, 1) }),
    signal({ votes: votes(0, 1) }),
    signal({ votes: votes(0, 0, 1) }),
    signal({ reactedAt: at('21:00') }),
  ]);
  expect(tally).toMatchObject({ signals: 5, useful: 1, falseAlarms: 1, expected: 1, unconfirmed: 2 });
  expect(tally.reactMs).toEqual([30 * 60_000]);
});

test('the median of an even number lies between the middle two; of nothing there is none', () => {
  expect(medianMinutes([60_000, 180_000, 600_000, 120_000])).toBe(2.5);
  expect(medianMinutes([])).toBeNull();
});
