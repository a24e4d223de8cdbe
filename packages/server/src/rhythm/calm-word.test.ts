import { expect, test } from 'vitest';
import { calmWord } from './calm-word.ts';

test.each([
  [{ all: 0, unknown: 0, learning: 0 }, 'no-sensor'],
  [{ all: 2, unknown: 0, learning: 0 }, 'usual'],
  [{ all: 3, unknown: 0, learning: 1 }, 'usual'],
  // Exactly half: of as many nobody knows what usual is as of the others.
  [{ all: 2, unknown: 0, learning: 1 }, 'learning'],
  [{ all: 4, unknown: 2, learning: 1 }, 'learning'],
  [{ all: 2, unknown: 0, learning: 2 }, 'learning'],
  [{ all: 2, unknown: 1, learning: 0 }, 'usual'],
  [{ all: 3, unknown: 2, learning: 1 }, 'silent-sensor'],
  [{ all: 1, unknown: 1, learning: 0 }, 'silent-sensor'],
] as const)('%j is %s', (known, word) => {
  expect(calmWord(known)).toBe(word);
});
