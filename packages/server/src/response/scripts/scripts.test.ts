import { expect, test } from 'vitest';
import { scripts } from './index.ts';

test('there is one for each situation, with a name of its own', () => {
  expect(scripts.map(({ id }) => id).sort()).toEqual([
    'burglary',
    'comes-to-life',
    'crowding',
    'noise',
    'speeding',
    'waste',
    'young-people',
  ]);
  expect(new Set(scripts.map(({ name }) => name.nl)).size).toBe(scripts.length);
});

test.each(scripts.map((one) => [one.id, one] as const))(
  '%s is graded from one, in both languages, in short sentences',
  (_, { steps }) => {
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.map(({ grade }) => grade)).toEqual(steps.map((_, index) => index + 1));
    for (const { sign, measure } of steps)
      for (const text of [sign.nl, sign.en, measure.nl, measure.en]) {
        expect(text.length).toBeGreaterThan(5);
        expect(text.split(' ').length).toBeLessThanOrEqual(20);
      }
  },
);

test('nothing but information about locks begins with the police', () => {
  const first = scripts.filter(({ id }) => id !== 'burglary').map(({ steps }) => steps[0]?.follower);
  expect(first).not.toContain('community-officer');
});
