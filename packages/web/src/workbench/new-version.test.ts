import { expect, test } from 'vitest';
import { isMissingPart, loadAhead, MissingPart, mayReload } from './new-version.ts';

test('a page reloads by itself once a minute at most', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(mayReload(store, 1_000_000)).toBe(true);
  expect(mayReload(store, 1_059_999)).toBe(false);
  expect(mayReload(store, 1_060_000)).toBe(true);
});

test.each([
  ['ours', new MissingPart('PlacePage')],
  ['Chromium', new TypeError('Failed to fetch dynamically imported module: https://ritme.example/assets/x.js')],
  ['Firefox', new TypeError('error loading dynamically imported module: https://ritme.example/assets/x.js')],
  ['Safari', new TypeError('Importing a module script failed.')],
  ['Vite', new Error('Unable to preload CSS for /assets/x.css')],
])('knows a missing part by the words of %s', (_, error) => {
  expect(isMissingPart(error)).toBe(true);
});

test.each([[new TypeError('x is undefined')], ['Importing a module script failed.'], [undefined]])(
  'takes nothing else for it: %s',
  (error) => {
    expect(isMissingPart(error)).toBe(false);
  },
);

test('what cannot be loaded ahead is left', async () => {
  await expect(loadAhead(() => Promise.reject(new MissingPart('MapPage')))).resolves.toBeUndefined();
});
