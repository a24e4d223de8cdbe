import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createExpectation,
  createRhythm,
  createVerdict,
  decodeRhythm,
  encodeRhythm,
  expect as expectRange,
  judge,
  judgeSilence,
  QUANTILES,
  quantiles,
  type RhythmState,
  type SeriesSpec,
  step,
} from '../src/index.ts';
import { DAY, HOUR, MINUTE } from '../src/time/units.ts';
import { createNoise } from './noise.ts';
import { calendar, footfall, occupancy, ordinary, type Reading, START, sound } from './synthetic.ts';

const fiveMinutes: SeriesSpec = { ...footfall, intervalMs: 5 * MINUTE };
const daily: SeriesSpec = { ...footfall, intervalMs: DAY };

/** Each touches the days on which the clock changes, or says why it need not. */
const cases: readonly [name: string, spec: SeriesSpec, readings: () => Reading[]][] = [
  ['5 minutes, a month', fiveMinutes, () => ordinary(fiveMinutes, 30)],
  ['5 minutes, the night the clock changes', fiveMinutes, () => ordinary(fiveMinutes, 85).slice(-30 * 288)],
  ['hours, a year with both clock changes', sound, () => ordinary(sound, 330)],
  ['hours with gaps, a stuck day and an outlier', occupancy, () => eventful(ordinary(occupancy, 60))],
  ['days', daily, () => ordinary(daily, 330)],
  ['irregular', footfall, () => irregular(ordinary(footfall, 100))],
  ['hours, then quarters of an hour', footfall, changedSpacing],
];

function eventful(readings: Reading[]): Reading[] {
  return readings.flatMap(([t, value], i): Reading[] => {
    const share = i / readings.length;
    if (share > 0.8 && share < 0.82) return [];
    if (share > 0.9 && share < 0.95) return [[t, 41]];
    return [[t, i === Math.floor(0.7 * readings.length) ? 100 : value]];
  });
}

/** A third is missing, the rest comes up to 50 minutes late. */
function irregular(readings: Reading[]): Reading[] {
  const noise = createNoise(11);
  return readings
    .filter(() => noise.uniform() > 1 / 3)
    .map(([t, value]): Reading => [t + Math.floor(noise.uniform() * 50 * MINUTE), value]);
}

function changedSpacing(): Reading[] {
  const quarters: SeriesSpec = { ...footfall, intervalMs: 15 * MINUTE };
  const later = ordinary(quarters, 60).filter(([t]) => t >= START + 40 * DAY);
  return [...ordinary(footfall, 40), ...later];
}

/** Everything that was said, and the bytes of what was learned. */
interface Told {
  verdicts: string;
  state: string;
}

/** Replays; `between` runs before each reading and gives the state to go on with. */
function replay(
  spec: SeriesSpec,
  readings: readonly Reading[],
  between = (state: RhythmState, _i: number, _t: number) => state,
): Told {
  const verdicts = createHash('sha256');
  const out = createVerdict();
  let state = createRhythm(spec);
  readings.forEach(([t, value], i) => {
    state = between(state, i, t);
    step(state, calendar, t, value, out);
    verdicts.update(JSON.stringify(out));
  });
  return { verdicts: verdicts.digest('hex'), state: Buffer.from(encodeRhythm(state)).toString('base64') };
}

describe.each(cases)('%s', (_name, spec, read) => {
  const readings = read();
  const whole = replay(spec, readings);

  test('stored and read back in between', () => {
    const cuts = fc.uniqueArray(fc.nat({ max: readings.length - 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cuts, (at) => {
        const stops = new Set(at);
        const stopped = replay(spec, readings, (state, i) =>
          stops.has(i) ? decodeRhythm(encodeRhythm(state)) : state,
        );
        expect(stopped).toEqual(whole);
      }),
      { numRuns: 3, seed: 7 },
    );
  });

  test('in turn with another series', () => {
    const other = createRhythm(sound);
    const out = createVerdict();
    const inTurn = replay(spec, readings, (state, i) => {
      if (i % 3 === 0) step(other, calendar, START + i * HOUR, 50 + (i % 7), out);
      return state;
    });
    expect(inTurn).toEqual(whole);
  });

  test('asked about the past and the future in between', () => {
    const [expectation, verdict] = [createExpectation(), createVerdict()];
    const points = new Float64Array(QUANTILES.length);
    const asked = replay(spec, readings, (state, i, t) => {
      if (i % 5 !== 0) return state;
      expectRange(state, calendar, t + 30 * DAY, expectation);
      quantiles(state, calendar, t - 2 * DAY, points);
      judge(state, calendar, t, spec.min, verdict);
      return state;
    });
    expect(asked).toEqual(whole);
  });

  test('asked with the clock in between', () => {
    const verdict = createVerdict();
    const asked = replay(spec, readings, (state, i, t) => {
      if (i > 0 && i % 50 === 0) judgeSilence(state, calendar, t - 1, verdict);
      return state;
    });
    expect(asked.state).toBe(whole.state);
  });
});
