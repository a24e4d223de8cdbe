import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import type { RetentionParts } from '../jobs/retention.ts';
import { toRetentionReport } from '../jobs/to-report.ts';
import { selectReports } from '../sql/retention-reports.ts';

/** Reports hold a row per datastream and level, so a page is small. */
const PAGE = 20;

export function listRetentionReports({ http }: Context, { db }: Pick<RetentionParts, 'db'>): void {
  http.operation('listRetentionReports', async ({ query }) => {
    const limit = query.limit ?? PAGE;
    const found = await selectReports(db, { limit: limit + 1, before: parseCursor(query.after) });
    const items = found.slice(0, limit).map(toRetentionReport);
    return { items, next: found.length > limit ? String(items.at(-1)?.id) : null };
  });
}

/** @throws WijkritmeError invalid_query */
function parseCursor(after: string | undefined): number | undefined {
  if (after === undefined) return undefined;
  if (!/^\d{1,9}$/.test(after)) throw badCursor();
  return Number(after);
}
