import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A program to start with `fork`, and the arguments that Node.js itself needs for it. */
export interface Program {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** The sample city: built beside this program, else its source. */
export function findSampleCity(): Program | undefined {
  const built = fileURLToPath(new URL('./demodam.js', import.meta.url));
  if (existsSync(built)) return { file: built, execArgv: [] };
  const source = fileURLToPath(new URL('../../../demodam/src/main.ts', import.meta.url));
  if (!existsSync(source)) return undefined;
  return { file: source, execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')] };
}

/** Folder with the built pages; the first place is that of a release, the others those of a checkout. */
export function findPages(): string | undefined {
  return ['./pages', '../../web/dist', '../../../web/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/index.html`));
}
