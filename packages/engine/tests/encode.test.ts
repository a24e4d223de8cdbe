import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRhythm, decodeRhythm, encodeRhythm, type SeriesSpec } from '../src/index.ts';
import { HOUR } from '../src/time/units.ts';
import { feed, footfall, occupancy, ordinary, type Reading, sound } from './synthetic.ts';

const dense: SeriesSpec = { ...footfall, intervalMs: HOUR / 4 };

/** Ordinary readings with a loud evening, a stuck day, a gap and an outlier, so that every part of a state is in use. */
function eventful(spec: SeriesSpec): Reading[] {
  return ordinary(spec, 40).flatMap(([t, value], i, all): Reading[] => {
    const share = i / all.length;
    if (share > 0.8 && share < 0.82) return [];
    if (share > 0.9 && share < 0.95) return [[t, 41]];
    return [[t, share > 0.7 && share < 0.72 ? Math.min(spec.max, value * 2 + 9) : value]];
  });
}

describe('a stored rhythm', () => {
  test.each([footfall, dense, sound, occupancy])(
    '$kind: the same bytes however the readings are split and stored in between',
    (spec) => {
      const readings = eventful(spec);
      const whole = createRhythm(spec);
      const changes = feed(whole, readings);
      const cuts = fc.array(fc.integer({ min: 0, max: readings.length }), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(cuts, (at) => {
          const edges = [0, ...at.sort((a, b) => a - b), readings.length];
          let state = createRhythm(spec);
          const seen = edges.slice(1).flatMap((edge, i) => {
            const part = feed(state, readings.slice(edges[i], edge));
            state = decodeRhythm(encodeRhythm(state));
            return part;
          });
          expect(seen).toEqual(changes);
          expect(Buffer.compare(encodeRhythm(state), encodeRhythm(whole))).toBe(0);
        }),
        { numRuns: 8, seed: 7 },
      );
    },
  );

  test('still knows that its lowest value may last', () => {
    for (const spec of [sound, { ...sound, restsAtMin: true }])
      expect(decodeRhythm(encodeRhythm(createRhythm(spec))).spec).toEqual(spec);
  });

  test('fits in 16 kB', () => {
    expect(encodeRhythm(createRhythm(dense)).byteLength).toBeLessThan(16_384);
    expect(encodeRhythm(createRhythm(footfall)).byteLength).toBeLessThan(8192);
  });

  test('refuses what it did not write', () => {
    const bytes = encodeRhythm(createRhythm(sound));
    expect(() => decodeRhythm(bytes.subarray(0, 20))).toThrow(/too short/);
    expect(() => decodeRhythm(bytes.subarray(0, -8))).toThrow(/bytes/);
    expect(() => decodeRhythm(Uint8Array.from(bytes, (byte, i) => (i === 0 ? 0 : byte)))).toThrow(/not a rhythm/);
    expect(() => decodeRhythm(Uint8Array.from(bytes, (byte, i) => (i === 3 ? 99 : byte)))).toThrow(/version: 99/);
  });
});
