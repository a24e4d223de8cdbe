import { limits } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import type { ImportsDesk } from '../imports/imports-desk.ts';
import { selectImportRows } from '../sql/imports-read.ts';

export function listImportRows({ http }: Context, { db, queue }: ImportsDesk): void {
  http.operation('listImportRows', async ({ params, query, language }) => {
    await queue.get(params.id);
    const limit = query.limit ?? limits.defaultPageSize;
    const offset = parseCursor(query.after);
    const rows = await selectImportRows(db, params.id, { verdict: query.verdict, offset, limit: limit + 1 });
    return {
      items: rows.slice(0, limit).map((row) => ({ ...row, reason: row.reason[language] })),
      next: rows.length > limit ? String(offset + limit) : null,
    };
  });
}

/** @throws WijkritmeError invalid_query */
function parseCursor(after: string | undefined): number {
  if (after === undefined) return 0;
  if (!/^\d{1,6}$/.test(after)) throw badCursor();
  return Number(after);
}
