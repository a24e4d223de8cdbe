import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findProgram, type Program } from '../foundation/program.ts';

/** The sample city: built beside this program, else its source. */
export function findSampleCity(): Program | undefined {
  return findProgram({
    built: new URL('./demodam.js', import.meta.url),
    source: new URL('../../../demodam/src/main.ts', import.meta.url),
  });
}

/** Folder with the built pages; the first place is that of a release, the others those of a checkout. */
export function findPages(): string | undefined {
  return ['./pages', '../../web/dist', '../../../web/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/index.html`));
}
