import { expect, test } from 'vitest';
import { everyPage } from './every-page.ts';

test('asks page after page until there is no next', async () => {
  const numbers = [1, 2, 3, 4, 5];
  const asked: (string | undefined)[] = [];
  const all = await everyPage(async ({ limit, after }) => {
    asked.push(after);
    const at = Number(after ?? 0);
    return { items: numbers.slice(at, at + limit), next: at + limit < numbers.length ? String(at + limit) : null };
  }, 2);
  expect(all).toEqual(numbers);
  expect(asked).toEqual([undefined, '2', '4']);
});

test('an empty list is one empty page', async () => {
  expect(await everyPage(async () => ({ items: [], next: null }))).toEqual([]);
});

test('a server that names no next page, or the same one again, is not asked for ever', async () => {
  const older = async () => ({ items: [1] }) as unknown as { items: number[]; next: null };
  expect(await everyPage(older)).toEqual([1]);
  expect(await everyPage(async () => ({ items: [1], next: '1' }))).toEqual([1, 1]);
});
