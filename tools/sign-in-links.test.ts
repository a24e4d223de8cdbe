import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../packages/web/src/', import.meta.url));

test('links to sign in carry the page on which they stand', () => {
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
  expect(pages.length).toBeGreaterThan(100);
  const bare = pages.filter((path) => /href[=:] ?\{?paths\.signIn\(\)/.test(readFileSync(`${root}${path}`, 'utf8')));
  expect(bare).toEqual([]);
});
