import { expect, test } from 'vitest';
import { keptFor } from './kept-for.ts';

test('is asked once in its time, also by two at once; a failure is asked again', async () => {
  let asked = 0;
  let now = 0;
  const answers = [() => Promise.reject(new Error('away')), async () => 'first', async () => 'second'];
  const ask = keptFor(
    1_000,
    () => (answers[asked++] as () => Promise<string>)(),
    () => now,
  );
  await expect(ask()).rejects.toThrow('away');
  expect(await Promise.all([ask(), ask()])).toEqual(['first', 'first']);
  now = 999;
  expect(await ask()).toBe('first');
  now = 1_000;
  expect(await ask()).toBe('second');
});
