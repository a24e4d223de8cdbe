import { DAY } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { buildPassport } from '../../../testing/builders.ts';
import { dueOf } from './terms.ts';

const NOW = Date.UTC(2026, 10, 22);
const entry = (change: Parameters<typeof buildPassport>[0], withdrawnAt = Number.NaN) => {
  const passport = buildPassport(change);
  const withdrawn = !Number.isNaN(withdrawnAt);
  return { id: 7, passport, retentionMs: passport.retentionDays * DAY, withdrawn, withdrawnAt };
};
const daysAgo = (ms: number) => (NOW - ms) / DAY;

test('terms of the passport, and what holds where it says nothing', () => {
  const due = dueOf(entry({ retentionDays: 30 }), NOW);
  expect([due?.raw, due?.hour, due?.day].map((ms) => daysAgo(ms as number))).toEqual([
    30,
    1830,
    Number.POSITIVE_INFINITY,
  ]);
  const own = dueOf(entry({ retentionDays: 30, hourRetentionDays: 90, dayRetentionDays: 365 }), NOW);
  expect([own?.raw, own?.hour, own?.day].map((ms) => daysAgo(ms as number))).toEqual([30, 90, 365]);
});

test('a coarser level is never kept shorter than the finer one', () => {
  const due = dueOf(entry({ retentionDays: 4_000 }), NOW);
  expect(daysAgo(due?.hour as number)).toBe(4_000);
});

test('withdrawal leaves the terms, or makes everything due', () => {
  const withdrawnAt = NOW - DAY;
  expect(dueOf(entry({ retentionDays: 30 }, withdrawnAt), NOW)?.raw).toBe(NOW - 30 * DAY);
  const due = dueOf(entry({ retentionDays: 30, afterWithdrawal: 'remove' }, withdrawnAt), NOW);
  expect([due?.raw, due?.hour, due?.day]).toEqual(Array(3).fill(Number.POSITIVE_INFINITY));
  expect(due?.dueSince('raw', NOW - 2 * DAY)).toBe(withdrawnAt);
  expect(due?.dueSince('raw', NOW - 90 * DAY)).toBe(NOW - 60 * DAY);
});

test('without a passport nothing was accepted, so nothing is due', () => {
  const none = { id: 7, passport: null, retentionMs: 0, withdrawn: false, withdrawnAt: Number.NaN };
  expect(dueOf(none, NOW)).toBeUndefined();
});
