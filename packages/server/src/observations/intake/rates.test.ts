import { HOUR, MINUTE } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeRates } from './rates.ts';

const START = Date.UTC(2026, 5, 3, 12, 30, 15);

describe('IntakeRates', () => {
  test('keeps a step a minute and a step an hour, gaps as zero, none from before the start', () => {
    const rates = new IntakeRates();
    rates.add(START, 'stored', 3);
    rates.add(START + MINUTE, 'repeated', 2);
    rates.add(START + 3 * MINUTE, 'passport_expired', 4);
    rates.add(START + 3 * MINUTE, 'passport_expired', 1);
    const minutes = rates.minutes(START + 3 * MINUTE, START);
    expect(minutes.map(({ at }) => at)).toEqual([0, 1, 2, 3].map((i) => START - 15_000 + i * MINUTE));
    expect(minutes.map(({ stored, repeated, refused }) => [stored, repeated, ...refused.values()])).toEqual([
      [3, 0],
      [0, 2],
      [0, 0],
      [0, 0, 5],
    ]);
    expect(rates.hours(START + 3 * MINUTE, START)).toMatchObject([{ stored: 3, repeated: 2 }]);
  });

  test('forgets what is older than an hour, and an hour that is older than a day', () => {
    const rates = new IntakeRates();
    rates.add(START, 'stored', 1);
    const later = START + 30 * HOUR;
    expect(rates.minutes(later, START).map(({ stored }) => stored)).toEqual(new Array(60).fill(0));
    expect(rates.hours(later, START).map(({ stored }) => stored)).toEqual(new Array(24).fill(0));
  });

  test('loses nothing that came within the hour, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ minute: fc.integer({ min: 0, max: 59 }), count: fc.integer({ min: 1, max: 1_000 }) })),
        (sent) => {
          const rates = new IntakeRates();
          for (const { minute, count } of sent) rates.add(START + minute * MINUTE, 'stored', count);
          const total = rates.minutes(START + 59 * MINUTE, START).reduce((sum, { stored }) => sum + stored, 0);
          expect(total).toBe(sent.reduce((sum, { count }) => sum + count, 0));
        },
      ),
    );
  });
});
