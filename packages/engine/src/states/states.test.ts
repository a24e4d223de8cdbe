import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setAlarmBudget } from '../budget/alarm-budget.ts';
import { MOST_STATES, type SeriesSpec } from '../kinds/series-spec.ts';
import { QUANTILES } from '../rhythm/bands.ts';
import { createRhythm, type RhythmState } from '../rhythm/create-rhythm.ts';
import { decodeRhythm, encodeRhythm } from '../rhythm/encode-rhythm.ts';
import { judgeSilence } from '../rhythm/judge.ts';
import { quantiles } from '../rhythm/quantiles.ts';
import { step } from '../rhythm/step.ts';
import { createVerdict, type DeviationChange } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import { predictStates } from './predict-states.ts';

/** A Monday. */
const START = Date.parse('2026-01-05T00:00:00Z');
const calendar: CalendarView = { zone: zoneRules('UTC'), isHoliday: () => false };
const onOff: SeriesSpec = { kind: 'state', intervalMs: HOUR, min: 0, max: 1 };
const verdict = createVerdict();

type At = (hour: number) => number;
/** Open from eight to six on workdays. */
const shop: At = (hour) => (hour % 24 >= 8 && hour % 24 < 18 && Math.floor(hour / 24) % 7 < 5 ? 1 : 0);
/** A share of the hours, the same ones every time, without any rhythm. */
const noise = (share: number, salt = 1): At => {
  return (hour) => (Math.abs(Math.sin((hour + salt) * 12.9898) * 43_758.5453) % 1 < share ? 1 : 0);
};

function run(at: At, hours: number, spec = onOff, from = 0, state = createRhythm(spec)) {
  const changes: DeviationChange[] = [];
  for (let hour = from; hour < hours; hour++) {
    step(state, calendar, START + hour * HOUR, at(hour), verdict);
    changes.push(...verdict.changes.map((one) => ({ ...one })));
  }
  return { state, changes };
}
const opened = (changes: readonly DeviationChange[]) => changes.filter(({ change }) => change === 'opened');
const hourOf = (t: number) => (t - START) / HOUR;

describe('the rhythm of a series of states', () => {
  it('is a chance of each state that adds up to one, and quantiles that never fall', () => {
    const out = new Float64Array(QUANTILES.length);
    const numbered = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(numbered, { minLength: 30, maxLength: 300 }), fc.nat(400), (values, ahead) => {
        const spec: SeriesSpec = { ...onOff, max: 4 };
        const { state } = run((hour) => values[hour] as number, values.length, spec);
        const t = START + (values.length + ahead) * HOUR;
        const { shares, switchShare } = predictStates(state, calendar, t);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
        expect([...shares].every((one) => one >= 0 && one <= 1)).toBe(true);
        expect(switchShare > 0 && switchShare < 1).toBe(true);
        quantiles(state, calendar, t, out);
        expect([...out].every((one, i) => Number.isInteger(one) && one >= (i ? (out[i - 1] as number) : 0))).toBe(true);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('learns when a door is open', () => {
    const { state, changes } = run(shop, 6 * 7 * 24);
    const chanceAt = (hour: number) => predictStates(state, calendar, START + hour * HOUR).shares[1] as number;
    expect(chanceAt(42 * 24 + 12)).toBeGreaterThan(0.9);
    expect(chanceAt(42 * 24 + 3)).toBeLessThan(0.1);
    expect(chanceAt(47 * 24 + 12)).toBeLessThan(0.15);
    expect(opened(changes)).toEqual([]);
  });

  it('is the same whatever the batches and restarts, byte for byte', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.integer({ min: 1, max: 97 }), (cut, salt) => {
        const at: At = (hour) => (shop(hour) + noise(0.05, salt)(hour)) % 2;
        const whole = run(at, 900).state;
        const half = decodeRhythm(encodeRhythm(run(at, cut).state));
        expect(encodeRhythm(run(at, 900, onOff, cut, half).state)).toEqual(encodeRhythm(whole));
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  it('keeps no more than 6 KiB of on and off, however long it runs', () => {
    const size = (state: RhythmState) => encodeRhythm(state).byteLength;
    expect(size(createRhythm(onOff))).toBeLessThan(6 * 1024);
    expect(size(run(noise(0.3), 3000).state)).toBe(size(createRhythm(onOff)));
  });

  it('refuses states that nobody can number', () => {
    expect(() => createRhythm({ ...onOff, max: MOST_STATES })).toThrow(/invalid states/);
    expect(() => createRhythm({ ...onOff, min: 0.5 })).toThrow(/invalid states/);
  });
});

describe('deviations of a series of states', () => {
  const weeks = (n: number) => n * 7 * 24;

  it('tells a door that stays open through the night, as one deviation', () => {
    const night = weeks(6) + 18;
    const { changes } = run((hour) => (hour >= night && hour < night + 14 ? 1 : shop(hour)), weeks(7));
    const [told, ...more] = opened(changes);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ kind: 'other-state', pattern: 'lasting', peakValue: 1, expectedMid: 0 });
    expect(hourOf(told?.start ?? 0)).toBe(night);
    const closed = changes.find(({ change }) => change === 'closed');
    expect(hourOf(closed?.end ?? 0)).toBe(night + 13);
    expect(told?.onceInWeeks).toBeGreaterThan(4);
  });

  it('tells a lamp that flickers at night, though each state is usual half of the time', () => {
    const restless = noise(0.5);
    const calm: At = (hour) => Math.floor(hour / 12) % 2;
    expect(opened(run(calm, weeks(7)).changes)).toEqual([]);
    const from = weeks(6) + 1;
    const quarter: SeriesSpec = { ...onOff, intervalMs: 15 * MINUTE };
    const state = createRhythm(quarter);
    const kinds = new Set<string | undefined>();
    for (let i = 0; i < 4 * weeks(7); i++) {
      const hour = i / 4;
      const value = hour >= from && hour < from + 6 ? restless(i) : calm(Math.floor(hour));
      step(state, calendar, START + i * 15 * MINUTE, value, verdict);
      for (const { change, pattern } of verdict.changes) if (change === 'opened') kinds.add(pattern);
    }
    expect(kinds).toContain('switching');
  });

  it('stays within twice the budget on states without a rhythm', () => {
    for (const share of [0.02, 0.1, 0.3, 0.5]) {
      const state = createRhythm(onOff);
      setAlarmBudget(state, 4);
      const told = opened(run(noise(share, 7), weeks(60), onOff, 0, state).changes);
      expect(told.length, `share ${share}`).toBeLessThanOrEqual(2 * (57 / 4));
    }
  });

  it('calls a motion sensor stuck that never moves any more, and a door that rests at night not', () => {
    const moving = noise(0.3);
    const dies = weeks(5);
    const { changes } = run((hour) => (hour < dies ? moving(hour) : 0), weeks(7));
    const stuck = opened(changes).filter(({ kind }) => kind === 'stuck');
    expect(stuck).toHaveLength(1);
    expect(hourOf(stuck[0]?.start ?? 0)).toBeGreaterThan(dies - 12);
    expect(opened(run(shop, weeks(20)).changes)).toEqual([]);
  });

  it('takes what lies between two states or beyond them for what cannot be', () => {
    const odd = weeks(4);
    const { changes } = run((hour) => (hour === odd ? 0.5 : hour === odd + 1 ? 7 : shop(hour)), weeks(5));
    expect(opened(changes).map(({ kind, pattern }) => [kind, pattern])).toEqual([['implausible', 'out-of-range']]);
  });

  it('tells a silence, and says nothing in the first three weeks', () => {
    const { state } = run(shop, weeks(5));
    judgeSilence(state, calendar, START + (weeks(5) + 5) * HOUR, verdict);
    expect(verdict.status).toBe('gap');
    expect(verdict.changes.map(({ kind }) => kind)).toEqual(['silent']);
    expect(opened(run(noise(0.4, 3), 20 * 24).changes)).toEqual([]);
  });

  it('goes on after a gap without taking the far side of it for a switch', () => {
    const { state } = run(shop, weeks(5));
    step(state, calendar, START + weeks(5) * HOUR + 9 * HOUR + DAY, 1, verdict);
    expect(verdict.changes.filter(({ pattern }) => pattern === 'switching')).toEqual([]);
  });
});
