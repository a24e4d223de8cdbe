import { describe, expect, test } from 'vitest';
import { meaningOf, nextRow } from './list-keys.ts';

const press = (key: string, held: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe('keys of the list', () => {
  test.each([
    ['j', 'next'],
    ['J', 'next'],
    ['ArrowDown', 'next'],
    ['k', 'previous'],
    ['ArrowUp', 'previous'],
    ['o', 'open'],
    ['a', 'assign'],
    ['?', 'help'],
    ['x', undefined],
    ['Tab', undefined],
    ['Enter', undefined],
  ])('%s means %s', (key, meaning) => {
    expect(meaningOf(press(key), false)).toBe(meaning);
  });

  test('are text while one types', () => {
    expect(meaningOf(press('a'), true)).toBeUndefined();
  });

  test.each(['ctrlKey', 'altKey', 'metaKey'])('belong to others with %s', (held) => {
    expect(meaningOf(press('j', { [held]: true }), false)).toBeUndefined();
  });

  test('stop at the ends of the list', () => {
    expect([nextRow(0, -1, 3), nextRow(-1, 1, 3), nextRow(1, 1, 3), nextRow(2, 1, 3)]).toEqual([0, 0, 2, 2]);
  });
});
