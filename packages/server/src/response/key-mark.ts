import { badCursor } from '../foundation/bad-cursor.ts';

/** Which list a mark belongs to, and how many numbers its order has. */
export const keyedLists = { effects: { letter: 'e', length: 3 }, rounds: { letter: 'r', length: 2 } } as const;
export type KeyedList = keyof typeof keyedLists;

/** Numbers by which a list is ordered, largest first. A row keeps them as long as it is there. */
export type RowKey = readonly number[];

/**
 * Where a page begins of a list whose rows never change places: behind the key of the last row of the page before. What is added or taken away
 * meanwhile moves nothing. @returns undefined: the first page. @throws WijkritmeError invalid_query: not one that a page of this list gave
 */
export function parseKeyMark(list: KeyedList, after: string | undefined): RowKey | undefined {
  if (after === undefined) return undefined;
  const { letter, length } = keyedLists[list];
  const [of, ...numbers] = after.split('.');
  if (of !== letter || numbers.length !== length || !numbers.every((one) => /^-?\d{1,15}$/.test(one)))
    throw badCursor();
  return numbers.map(Number);
}

/** One page of rows that were asked with one more than fit in it, and where the next begins. */
export function keyedPage<Row>(
  list: KeyedList,
  rows: readonly Row[],
  { limit, keyOf }: { readonly limit: number; readonly keyOf: (row: Row) => RowKey },
): { readonly shown: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (!last || rows.length <= limit) return { shown, next: null };
  return { shown, next: [keyedLists[list].letter, ...keyOf(last)].join('.') };
}
