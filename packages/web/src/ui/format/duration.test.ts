import { expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

it.each([
  [0, 'nl', '0 seconden'],
  [45_000, 'nl', '45 seconden'],
  [9_000_000, 'nl', '2 uur en 30 minuten'],
  [3_599_900, 'nl', '1 uur'],
  [86_400_000 * 3, 'nl', '3 dagen'],
  [86_400_000 + 3_600_000 * 5 + 60_000, 'nl', '1 dag en 5 uur'],
  [9_000_000, 'en', '2 hours and 30 minutes'],
] as const)('writes %i ms in %s', (ms, locale, text) => {
  expect(formatDuration(ms, locale)).toBe(text);
});

it('refuses a negative duration', () => {
  expect(() => formatDuration(-3, 'nl')).toThrow('invalid duration: -3');
});
