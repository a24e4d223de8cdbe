import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveBack, type SequenceState, takeSequence } from './sequence.ts';

const numbers = fc.array(fc.nat({ max: 60 }), { maxLength: 100 });
const window = fc.integer({ min: 1, max: 40 });

test('no number is taken twice, whatever the order', () => {
  fc.assert(
    fc.property(numbers, window, (sent, size) => {
      let state: SequenceState | undefined;
      const taken: number[] = [];
      for (const number of sent) {
        const next = takeSequence(state, number, size);
        if (next) taken.push(number);
        state = next ?? state;
        expect(state?.seen.length ?? 0).toBeLessThanOrEqual(size);
      }
      expect(new Set(taken).size).toBe(taken.length);
    }),
  );
});

test('every number is taken once when none is later than the window', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 31 }), (sent) => {
      let state: SequenceState | undefined;
      for (const number of sent) {
        state = takeSequence(state, number, 31);
        expect(state).toBeDefined();
      }
    }),
  );
});

test('older than the window is refused, just inside it is not', () => {
  const state = { highest: 100, seen: [100] };
  expect(takeSequence(state, 68, 32)).toBeUndefined();
  expect(takeSequence(state, 69, 32)).toEqual({ highest: 100, seen: [100, 69] });
});

test('a number that is given back may come again', () => {
  const state = takeSequence({ highest: 4, seen: [4] }, 5, 1) as SequenceState;
  expect(takeSequence(giveBack(state, 5), 5, 1)).toEqual({ highest: 5, seen: [5] });
});
