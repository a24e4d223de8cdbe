import { expect, test } from 'vitest';
import { agreementOf } from './agreement-of.ts';

const at = '2026-11-20T10:00:00Z';
const opinion = (id: number | null) =>
  id === null ? null : { explanation: { id, kind: 'happening' as const, name: '' }, sure: 50, words: '', at };
const said = (...pairs: [blind: number | null, later: number | null][]) =>
  agreementOf(pairs.map(([blind, later]) => ({ blind: opinion(blind), later: opinion(later) })));

test.each([
  ['nobody', [], 'too-few'],
  ['one', [[1, null]], 'too-few'],
  [
    'one, and others who declined',
    [
      [1, null],
      [null, null],
      [null, null],
    ],
    'too-few',
  ],
  [
    'the same at once',
    [
      [1, null],
      [1, null],
      [null, null],
    ],
    'agreed-blind',
  ],
  [
    'the same after one changed their mind',
    [
      [1, null],
      [2, 1],
    ],
    'agreed-later',
  ],
  [
    'different',
    [
      [1, null],
      [2, null],
    ],
    'differ',
  ],
  [
    'crossed: each took over what the other said',
    [
      [1, 2],
      [2, 1],
    ],
    'differ',
  ],
  [
    'the same at first, not any more',
    [
      [1, null],
      [1, 2],
    ],
    'differ',
  ],
  [
    'changed and changed back',
    [
      [1, 1],
      [1, null],
    ],
    'agreed-blind',
  ],
] satisfies [string, [number | null, number | null][], string][])('%s', (_, pairs, expected) => {
  expect(said(...pairs)).toBe(expected);
});
