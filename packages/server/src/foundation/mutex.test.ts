import { expect, it } from 'vitest';
import { Mutex } from './mutex.ts';

it('runs one thing after another, also when one fails', async () => {
  const mutex = new Mutex();
  const seen: string[] = [];
  const work = (name: string, fails: boolean) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    mutex.run(work('a', false)),
    mutex.run(work('b', true)),
    mutex.run(work('c', false)),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
