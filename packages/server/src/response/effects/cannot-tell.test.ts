import { expect, test } from 'vitest';
import { cannotTellSentence } from './cannot-tell.ts';

test('a change in another week is told with its day', () => {
  const because = { reason: 'began-elsewhere', fromDay: Date.UTC(2026, 2, 2) / 86_400_000 } as const;
  expect(cannotTellSentence(because, 'nl')).toBe(
    'Er veranderde iets in de week vanaf 2 maart 2026, veel duidelijker dan bij het begin. Dat kan iets anders geweest zijn.',
  );
  expect(cannotTellSentence(because, 'en')).toBe(
    'Something changed in the week from 2 March 2026, far more clearly than at the start. That may have been something else.',
  );
});
