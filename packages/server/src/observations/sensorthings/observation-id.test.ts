import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observationIdText, parseObservationId, toObservationId } from './observation-id.ts';

const datastreams = fc.integer({ min: 1, max: 2 ** 21 - 1 });
const times = fc.integer({ min: 0, max: 2 ** 42 - 1 });

test('an id holds its datastream and time, as number and as text', () => {
  fc.assert(
    fc.property(datastreams, times, (datastream, time) => {
      const id = toObservationId(datastream, time);
      expect(parseObservationId(id)).toEqual({ datastream, time });
      expect(observationIdText(datastream, time)).toBe(id.toString());
      expect(id).toBeLessThan(2n ** 63n);
    }),
  );
});
