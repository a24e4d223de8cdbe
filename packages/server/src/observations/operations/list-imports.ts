import type { Context } from '../../foundation/context.ts';
import { type ImportsDesk, MAX_IMPORTS } from '../imports/imports-desk.ts';
import { toImport } from '../imports/to-import.ts';
import { selectImports } from '../sql/imports-read.ts';

export function listImports({ http }: Context, { db }: ImportsDesk): void {
  http.operation('listImports', async ({ language }) => ({
    items: (await selectImports(db, MAX_IMPORTS)).map((stored) => toImport(stored, language)),
  }));
}
