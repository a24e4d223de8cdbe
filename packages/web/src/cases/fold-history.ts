/** What stands open of a long list; the rest is folded. */
const shownOpen = 10;
/** Fewer than this are not worth a fold. */
const leastFolded = 3;

/**
 * From which moment on a list stands open: that of the tenth from the end. What happened at one moment stays together. @returns '': all of it
 * @param moments oldest first
 */
export function openFrom(moments: readonly { readonly at: string }[]): string {
  return moments.length < shownOpen + leastFolded ? '' : (moments.at(-shownOpen)?.at ?? '');
}

/** The first ten that may be folded and all that may not, in their order, and the rest of what may. */
export function foldLater<Item>(
  items: readonly Item[],
  mayFold: (item: Item) => boolean,
): { readonly open: readonly Item[]; readonly folded: readonly Item[] } {
  const foldable = items.filter(mayFold);
  const folded = foldable.length < shownOpen + leastFolded ? [] : foldable.slice(shownOpen);
  const closed = new Set(folded);
  return { open: items.filter((item) => !closed.has(item)), folded };
}

export interface Month<Item> {
  readonly name: string;
  readonly items: readonly Item[];
}

/** In the order in which they come. @param monthOf the month with its year, as a reader says it */
export function byMonth<Item>(items: readonly Item[], monthOf: (item: Item) => string): Month<Item>[] {
  const months = new Map<string, Item[]>();
  for (const item of items) {
    const name = monthOf(item);
    const there = months.get(name);
    if (there) there.push(item);
    else months.set(name, [item]);
  }
  return [...months].map(([name, inIt]) => ({ name, items: inIt }));
}
