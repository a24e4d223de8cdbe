import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { views } from '../packages/server/src/foundation/http/static-pages.ts';

/** Who reloads a page or follows a link to it asks the server, which answers 404 to what it does not know. */
it('the server knows every view of the workbench, and no other', () => {
  const routes = readFileSync(new URL('../packages/web/src/workbench/router.tsx', import.meta.url), 'utf8');
  const first = [...routes.matchAll(/path: '\/([a-z-]*)/g)].map(([, word]) => word);
  expect(first.length).toBeGreaterThan(20);
  expect([...views].sort()).toEqual([...new Set(first)].sort());
});
