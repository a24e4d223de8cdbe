import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { HOUR, WEEK } from '../time/units.ts';
import { decodeTogether, encodeTogether } from './encode-together.ts';
import { createTogether, stepTogether, type Together, type TogetherChange } from './together.ts';

const MONITORS = 9;
const DAY_HOURS = 24;

interface Weather {
  readonly weeks: number;
  /** Share of the ups and downs that all monitors have in common. */
  readonly shared: number;
  /** How much of a difference lasts to the next hour. */
  readonly lasts: number;
}

/** Hours of nine monitors that share a part of their ups and downs; `add` changes an hour of one. */
function* hoursOf({ weeks, shared, lasts }: Weather, add: (hour: number, monitor: number) => number = () => 0) {
  const noise = createNoise(7);
  const fresh = Math.sqrt(1 - lasts ** 2);
  let wind = 0;
  const own = new Float64Array(MONITORS);
  for (let hour = 0; hour * HOUR < weeks * WEEK; hour++) {
    wind = lasts * wind + fresh * noise.normal();
    const differences = new Map<number, number>();
    for (let monitor = 0; monitor < MONITORS; monitor++) {
      own[monitor] = lasts * (own[monitor] as number) + fresh * noise.normal();
      const alone = Math.sqrt(1 - shared) * (own[monitor] as number);
      differences.set(monitor, Math.sqrt(shared) * wind + alone + add(hour, monitor));
    }
    yield [hour * HOUR, differences] as const;
  }
}

function play(weather: Weather, add?: (hour: number, monitor: number) => number): TogetherChange[] {
  const together = createTogether();
  const changes: TogetherChange[] = [];
  for (const [t, differences] of hoursOf(weather, add)) stepTogether(together, t, differences, changes);
  return changes.filter(({ change }) => change === 'closed');
}

describe('series of one place, together', () => {
  test.each([
    ['independent', 0, 0],
    ['hanging together', 0.3, 0],
    ['hanging together, in weather that lasts', 0.3, 0.7],
    ['nearly the same', 0.9, 0.85],
  ])('chance stays within the alarm budget: %s', (_what, shared, lasts) => {
    const found = play({ weeks: 104, shared, lasts });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length / 104).toBeLessThan(0.3);
  });

  test('an hour that is modest everywhere is found, and says at how many', () => {
    const midnight = 20 * 168;
    const found = play({ weeks: 26, shared: 0.3, lasts: 0.7 }, (hour) => (hour === midnight ? 2 : 0));
    const one = found.find(({ kind, peakTime }) => kind === 'higher' && peakTime === midnight * HOUR);
    expect(one?.of).toBe(MONITORS);
    expect(one?.off).toBeGreaterThan(MONITORS / 2);
  });

  test('a storm of half a day, 1.5 sd everywhere, is found', () => {
    const start = 20 * 168;
    const storm = (hour: number) => (hour >= start && hour < start + DAY_HOURS / 2 ? 1.5 : 0);
    const found = play({ weeks: 26, shared: 0.1, lasts: 0.5 }, storm);
    expect(found.some(({ kind, peakTime }) => kind === 'higher' && storm(peakTime / HOUR) > 0)).toBe(true);
  });

  test('a broken sensor alone is not a busy city', () => {
    const broken = 20 * 168;
    const add = (hour: number, monitor: number) => (monitor === 4 && hour >= broken ? 4 : 0);
    const found = play({ weeks: 26, shared: 0.3, lasts: 0 }, add);
    expect(found.filter(({ start, end }) => start <= broken * HOUR && (end ?? 0) > broken * HOUR)).toEqual([]);
  });

  test('too few series say nothing', () => {
    const together = createTogether();
    const changes: TogetherChange[] = [];
    const said = [4, 4, Number.NaN].map((value, id) => [id, value] as const);
    stepTogether(together, 0, new Map(said), changes);
    expect([together.moments, changes]).toEqual([0, []]);
  });

  test('time runs one way', () => {
    const together = createTogether();
    const said = new Map([0, 1, 2].map((id) => [id, 0] as const));
    stepTogether(together, HOUR, said, []);
    expect(() => stepTogether(together, HOUR, said, [])).toThrow('hour out of order');
  });
});

describe('the stored state', () => {
  const weather = { weeks: 6, shared: 0.3, lasts: 0.7 };
  const hours = [...hoursOf(weather, (hour, monitor) => (hour % 97 === 0 && monitor % 2 === 0 ? Number.NaN : 0))];
  const run = (state: Together, from: number, to: number) => {
    const changes: TogetherChange[] = [];
    for (const [t, differences] of hours.slice(from, to)) stepTogether(state, t, differences, changes);
    return changes;
  };

  test('a restart at any hour changes nothing', () => {
    const whole = createTogether();
    const told = run(whole, 0, hours.length);
    const stop = fc.integer({ min: 0, max: hours.length });
    fc.assert(
      fc.property(stop, (at) => {
        const before = createTogether();
        const first = run(before, 0, at);
        const after = decodeTogether(encodeTogether(before));
        expect([...first, ...run(after, at, hours.length)]).toEqual(told);
        expect(encodeTogether(after)).toEqual(encodeTogether(whole));
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  test('bytes of something else are refused', () => {
    const bytes = encodeTogether(createTogether());
    expect(() => decodeTogether(bytes.slice(0, 7))).toThrow('too short');
    expect(() => decodeTogether(bytes.slice(0, -8))).toThrow('cut off');
    expect(() => decodeTogether(new Uint8Array([...bytes, ...bytes]))).toThrow('too many');
    expect(() => decodeTogether(new Uint8Array(64))).toThrow('not a state');
  });
});
