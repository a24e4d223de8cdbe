import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankSignals, signalSurprise } from './rank-signals.ts';

test('one series once in 50 weeks, alone: about −log10 of 1 in 50', () => {
  expect(signalSurprise([50], 1)).toBeCloseTo(Math.log10(50.5), 2);
});

test('among many series the same is less surprising, in several series more', () => {
  expect(signalSurprise([50], 10)).toBeLessThan(signalSurprise([50], 2));
  expect(signalSurprise([50, 50, 50], 10)).toBeGreaterThan(signalSurprise([50], 10));
});

test('lies between nothing and the rarest of its series', () => {
  const weeks = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(weeks, fc.nat(10), (onceInWeeks, quiet) => {
      const surprise = signalSurprise(onceInWeeks, onceInWeeks.length + quiet);
      expect(surprise).toBeGreaterThanOrEqual(0);
      expect(surprise).toBeLessThanOrEqual(signalSurprise([Math.max(...onceInWeeks)], 1) + 1e-9);
    }),
    { seed: 7 },
  );
});

test('what goes on comes first, then the most surprising, then the newest', () => {
  const signal = (name: string, weeks: number[], open: boolean, start: number) => ({
    name,
    onceInWeeks: weeks,
    series: 4,
    open,
    start,
  });
  const ranked = rankSignals([
    signal('old', [8], false, 1),
    signal('new', [8], false, 2),
    signal('rare', [80], false, 0),
    signal('open', [2], true, 0),
    signal('silent', [], false, 3),
  ]);
  expect(ranked.map(({ name }) => name)).toEqual(['open', 'rare', 'new', 'old', 'silent']);
});
