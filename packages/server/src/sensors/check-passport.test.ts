import { expect, test } from 'vitest';
import { buildPassport } from '../../testing/builders.ts';
import { checkPassport } from './check-passport.ts';

test('terms that contradict each other are refused by name', () => {
  const ok = buildPassport({ retentionDays: 30, hourRetentionDays: 30, dayRetentionDays: 400 });
  expect(checkPassport(ok)).toBe(ok);
  expect(() => checkPassport(buildPassport({ retentionDays: 30, hourRetentionDays: 29 }))).toThrow(
    '/hourRetentionDays',
  );
  expect(() => checkPassport(buildPassport({ retentionDays: 30, dayRetentionDays: 29 }))).toThrow('/dayRetentionDays');
  expect(() => checkPassport({ ...ok, afterWithdrawal: 'forget' })).toThrow('/afterWithdrawal');
});
