import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { createTails, learnTail, tailSurprise } from './tail.ts';

function learned(draw: () => number, n = 20_000) {
  const tail = createTails([1]);
  for (let i = 0; i < n; i++) learnTail(tail, 0, draw(), 1);
  return tail;
}

test('gives the chance of normal and of exponential evidence within a factor of three', () => {
  const noise = createNoise(11);
  const exponential = learned(() => -Math.log(1 - noise.uniform()));
  // P(X > 9.21) = 10⁻⁴ for the unit exponential.
  expect(Math.abs(tailSurprise(exponential, 0, 9.21) - 4)).toBeLessThan(0.5);
  const normal = learned(() => noise.normal());
  // P(X > 3.09) = 10⁻³ for the unit normal.
  expect(Math.abs(tailSurprise(normal, 0, 3.09) - 3)).toBeLessThan(0.5);
});

test('is zero within the habit', () => {
  expect(tailSurprise(createTails([1]), 0, 1.9)).toBe(0);
});

test('one event does not hide the next', () => {
  const noise = createNoise(11);
  const tail = learned(() => noise.normal());
  const before = tailSurprise(tail, 0, 6);
  for (let i = 0; i < 5; i++) learnTail(tail, 0, 40, 1);
  expect(tailSurprise(tail, 0, 6)).toBeGreaterThan(0.6 * before);
});
