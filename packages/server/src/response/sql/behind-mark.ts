import { type RawBuilder, sql } from 'kysely';
import type { ListMark } from '../list-mark.ts';

/** Rows behind a mark, of a statement that orders by `onTop` descending and then `id` descending. */
export function behindMark(
  { last }: ListMark,
  { onTop, id }: { readonly onTop: RawBuilder<boolean>; readonly id: RawBuilder<number> },
): RawBuilder<boolean> {
  if (!last) return sql<boolean>`true`;
  return sql<boolean>`(not ${onTop}, -${id}::bigint) > (${!last.onTop}::boolean, ${-last.id}::bigint)`;
}
