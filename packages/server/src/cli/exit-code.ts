import type { Words } from './terminal.ts';

export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_WRONG_USE = 2;
/** Nothing was found, or some rows were refused. */
export const EXIT_NOTHING = 3;

/** A command cannot go on; the words tell why and what to do. */
export class CommandError extends Error {
  readonly words: Words;
  readonly exitCode: number;

  constructor(words: Words, exitCode: number = EXIT_FAILED) {
    super(words.en);
    this.name = 'CommandError';
    this.words = words;
    this.exitCode = exitCode;
  }
}
