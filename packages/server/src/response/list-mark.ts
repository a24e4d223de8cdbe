import { badCursor } from '../foundation/bad-cursor.ts';

/** Which list a mark belongs to: one of cases is none of measures. */
export type MarkedList = 'c' | 'm';

/**
 * Where a page of cases or measures begins. Open cases and running measures stand on top, newest first below one another; what stands on top is
 * that of the moment of the first page, so that nothing is told twice or passed over when somebody closes one or adds another while somebody pages on.
 */
export interface ListMark {
  /** Of the first page. */
  readonly asOf: Date;
  /** The last row of the page before; undefined: the first page. */
  readonly last?: { readonly onTop: boolean; readonly id: number };
}

/** For who does not page: what is open or runs now stands on top. */
export const asItIs: ListMark = { asOf: new Date('9999-12-31T00:00:00Z') };

/** @throws WijkritmeError invalid_query: not one that a page of this list gave */
export function parseMark(list: MarkedList, after: string | undefined, now: number): ListMark {
  if (after === undefined) return { asOf: new Date(now) };
  const [, of, asOf, onTop, id] = /^([cm])\.(\d{1,14})\.([01])\.(\d{1,10})$/.exec(after) ?? [];
  if (of !== list) throw badCursor();
  return { asOf: new Date(Number(asOf)), last: { onTop: onTop === '1', id: Number(id) } };
}

/** One page of rows that were asked with one more than fit in it, and where the next begins. */
export function pageOf<Row extends { readonly id: number; readonly on_top: boolean }>(
  list: MarkedList,
  rows: readonly Row[],
  { limit, asOf }: { readonly limit: number; readonly asOf: Date },
): { readonly shown: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (!last || rows.length <= limit) return { shown, next: null };
  return { shown, next: `${list}.${asOf.getTime()}.${last.on_top ? 1 : 0}.${last.id}` };
}
