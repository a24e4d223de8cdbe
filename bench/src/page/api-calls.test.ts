import { expect, test } from 'vitest';
import { withoutDates } from './api-calls.ts';

test('moments are left out of the name of a call', () => {
  expect(withoutDates('/v1/datastreams/3/band?from=2026-11-15T08%3A00%3A00.000Z&to=2026-11-22T08%3A00%3A00.000Z')).toBe(
    '/v1/datastreams/3/band?from=…&to=…',
  );
  expect(withoutDates('/v1/places')).toBe('/v1/places');
});
