import type { Readable, Writable } from 'node:stream';
import type { Env } from '../foundation/config.ts';

/** A file, a pipe or a screen. */
export type Stream = Writable & { readonly isTTY?: boolean };

/** Where a command runs: its settings, what is handed to it (in), and where its results (out) and everything else (err) go. */
export interface Terminal {
  readonly env: Env;
  readonly cwd: string;
  /** Absent: nothing is. */
  readonly in?: Readable;
  readonly out: Stream;
  readonly err: Stream;
}

export type Words = { readonly nl: string; readonly en: string };

export function print(stream: Stream, line: string): void {
  stream.write(`${line}\n`);
}
