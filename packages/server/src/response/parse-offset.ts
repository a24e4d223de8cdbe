import { badCursor } from '../foundation/bad-cursor.ts';

/** Rows to pass over, from what a page gave as `next`. @throws WijkritmeError invalid_query */
export function parseOffset(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw badCursor();
}
