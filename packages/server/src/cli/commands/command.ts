import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** Adds one command; `finish` takes an exit code other than 0. */
export type AddCommand = (program: Command, terminal: Terminal, finish: (exitCode: number) => void) => void;
