import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test('whatever is given, one comes out at our own host', () => {
  const tricky = fc.array(
    fc.constantFrom('/', '\\', '//', 'http:', '@', '%2f', 'evil.example', '?', '#', '\t', ' ', 'é', '.'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.webPath(),
        tricky.map((parts) => parts.join('')),
      ),
      (text) => {
        expect(new URL(ownPath(text), 'https://ritme.example').origin).toBe('https://ritme.example');
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each(['/', '/signalen?open=true&plek=3', '/plekken/12#weken'])('%s is a page of ours', (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'signalen',
  '//x',
  '/\\x',
  '/a\\b',
  '/a b',
  '/v1/session',
  'https://x',
  `/${'a'.repeat(600)}`,
])('%s leads to the front page', (path) => {
  expect(ownPath(path)).toBe('/');
});
