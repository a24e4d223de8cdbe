/** Several lists of what happened, up to one moment together. */
export interface CutHistory<Lists> {
  readonly lists: Lists;
  /** Of what happened at this moment or before, not everything is told; null: all of it is. */
  readonly earlierUntil: Date | null;
}

type AtList = readonly { readonly at: Date }[];

/**
 * Lists of which one more was read than may be told: where there was one more, all of them begin after it. So nothing is missing among what is told,
 * and the rest can be asked for from that moment back.
 *
 * @param lists each oldest first
 */
export function cutHistory<Lists extends Readonly<Record<string, AtList>>>(
  lists: Lists,
  most: number,
): CutHistory<Lists> {
  const left = Object.values(lists).flatMap((list) =>
    list.length > most ? [list[list.length - most - 1]?.at ?? null] : [],
  );
  const earlierUntil = left.reduce<Date | null>((latest, at) => (at && (!latest || at > latest) ? at : latest), null);
  if (!earlierUntil) return { lists, earlierUntil };
  const kept = Object.entries(lists).map(([name, list]) => [name, list.filter(({ at }) => at > earlierUntil)]);
  // Each list under its own name, with fewer rows.
  return { lists: Object.fromEntries(kept) as Lists, earlierUntil };
}
