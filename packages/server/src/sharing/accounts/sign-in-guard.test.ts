import { MINUTE } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SignInGuard } from './sign-in-guard.ts';
import { Throttle } from './throttle.ts';

const makeClock = () => {
  const clock = { at: 1_000_000, now: () => clock.at };
  return clock;
};
const isRefused = (work: () => void) => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};

test('ten attempts on an account, then a wait of a quarter of an hour at most', () => {
  const clock = makeClock();
  const guard = new SignInGuard(clock);
  const attempt = (at: number) => guard.enter({ account: 'a@b', address: `10.0.0.${at}` });
  for (let at = 0; at < 10; at++) attempt(at);
  expect(() => attempt(99)).toThrow(/wait 15 minutes/);
  clock.at += 15 * MINUTE;
  expect(() => attempt(99)).not.toThrow();
});

test('a stranger who guesses does not lock out a known browser, however long he goes on', () => {
  const clock = makeClock();
  const guard = new SignInGuard(clock);
  const own = { account: 'a@b', address: '10.0.0.1', device: 'desk' };
  for (let round = 0; round < 500; round++) {
    isRefused(() => guard.enter({ account: 'a@b', address: '10.0.0.1' }));
    if (round % 25 === 0) {
      guard.enter(own);
      guard.succeed(own);
    }
    clock.at += 10_000;
  }
});

test('one address that tries many accounts is refused', () => {
  const guard = new SignInGuard(makeClock());
  const tries = Array.from({ length: 60 }, (_, at) => ({ account: `${at}@b`, address: '10.0.0.9' }));
  expect(tries.filter((one) => isRefused(() => guard.enter(one)))).toHaveLength(20);
});

test('no window of time ever lets more through than the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), (gaps, limit) => {
      const clock = makeClock();
      const throttle = new Throttle(clock, { limit, windowMs: 1_000 });
      const passed: number[] = [];
      for (const gap of gaps) {
        clock.at += gap;
        if (throttle.waitOf('x') > 0) continue;
        throttle.count('x');
        passed.push(clock.at);
      }
      for (const start of passed)
        expect(passed.filter((at) => at >= start && at < start + 1_000).length).toBeLessThanOrEqual(limit);
    }),
  );
});

test('remembers no more names than it may', () => {
  const throttle = new Throttle(makeClock(), { limit: 1, windowMs: 1_000, names: 2 });
  for (const name of ['a', 'b', 'c']) throttle.count(name);
  expect(['a', 'b', 'c'].map((name) => throttle.waitOf(name) > 0)).toEqual([false, true, true]);
});
