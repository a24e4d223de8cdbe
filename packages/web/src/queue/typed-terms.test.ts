import type { AnswerTerm } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { bodyOf, isRight, typedOf } from './typed-terms.ts';

const term: AnswerTerm = {
  ...{ placeId: 3, days: 7, fromPlaceId: null, sensorDays: 7, sensorFromPlaceId: null },
  kinds: [
    { kind: 'higher', days: 3, fromPlaceId: 3 },
    { kind: 'stuck', days: 2, fromPlaceId: 1 },
  ],
};

describe('terms as they are typed', () => {
  test('are those of the very place, and go back as they came', () => {
    const typed = typedOf(term);
    expect(typed).toEqual({ days: '', sensorDays: '', kinds: { higher: '3' } });
    expect(bodyOf(typed)).toEqual({ kindDays: { higher: 3 } });
    const own = typedOf({ ...term, fromPlaceId: 3, sensorDays: 2, sensorFromPlaceId: 3 });
    expect(bodyOf(own)).toEqual({ days: 7, sensorDays: 2, kindDays: { higher: 3 } });
  });

  test('that are emptied are taken away', () => {
    expect(bodyOf({ days: ' ', sensorDays: '', kinds: { higher: '', stuck: '4' } })).toEqual({
      kindDays: { stuck: 4 },
    });
  });

  test.each(['0', '61', '1,5', '-1', 'drie', '100'])('are from 1 to 60 days: not %s', (typed) => {
    expect(isRight({ days: '', sensorDays: '', kinds: { higher: typed } })).toBe(false);
    expect(isRight({ days: typed, sensorDays: '', kinds: {} })).toBe(false);
    expect(isRight({ days: '60', sensorDays: '1', kinds: { higher: '' } })).toBe(true);
  });
});
