import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A program to start with `fork`, and the arguments that Node.js itself needs for it. */
export interface Program {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** The first that is there: built, else its source, which Node.js 20 reads only with some help. */
export function findProgram({ built, source }: { readonly built: URL; readonly source: URL }): Program | undefined {
  if (existsSync(built)) return { file: fileURLToPath(built), execArgv: [] };
  if (!existsSync(source)) return undefined;
  return { file: fileURLToPath(source), execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')] };
}
