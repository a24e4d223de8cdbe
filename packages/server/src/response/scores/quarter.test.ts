import { describe, expect, test } from 'vitest';
import { lastQuarters, quarterOf } from './quarter.ts';

const zone = 'Europe/Amsterdam';
const iso = (time: number) => new Date(time).toISOString();

describe('a quarter', () => {
  test('begins and ends at local midnight, in winter and in summer time', () => {
    const first = quarterOf('2026-Q1', zone);
    expect([iso(first.from), iso(first.to)]).toEqual(['2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
    expect([first.firstDay, first.lastDay]).toEqual(['2026-01-01', '2026-03-31']);
  });

  test('ends where the next one begins', () => {
    const names = lastQuarters(Date.parse('2026-11-22T12:00Z'), zone, 8).reverse();
    expect(names[0]).toBe('2025-Q1');
    for (const [i, name] of names.entries()) {
      const next = names[i + 1];
      if (next) expect(quarterOf(name, zone).to).toBe(quarterOf(next, zone).from);
    }
  });

  test('of a moment is that of the civil date there', () => {
    expect(lastQuarters(Date.parse('2026-09-30T22:30Z'), zone, 2)).toEqual(['2026-Q4', '2026-Q3']);
    expect(lastQuarters(Date.parse('2026-09-30T22:30Z'), 'UTC', 1)).toEqual(['2026-Q3']);
  });
});
