import { limits } from '@wijkritme/contract';

/** A page of a list, and where the next one begins. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * All items of a list that comes in pages.
 * @example const things = await everyPage((page) => client.listThings({ place: 3, ...page }));
 */
export async function everyPage<T>(
  ask: (page: { readonly limit: number; readonly after?: string }) => Promise<Page<T>>,
  limit: number = limits.pageSize,
): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<T> = await ask(after === null ? { limit } : { limit, after });
    items.push(...page.items);
    // A page that names itself, or nothing, as the next one would be asked for ever.
    if (!page.next || page.next === after) return items;
    after = page.next;
  }
}
