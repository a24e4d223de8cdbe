import { addDays, civilDate, startOfDay } from '../i18n/zone.ts';
import type { FindingsSearch } from './paths.ts';
import type { FindingsFilter } from './queries.ts';

/** Stretches of time people ask for most; the number of local days, today among them. */
export const recentDays = { vandaag: 1, week: 7, maand: 28 } as const;
export type Recent = keyof typeof recentDays;

/** From the address to what the server is asked: whole local days become instants. */
export function filterOf({ soort, plek, open, volgorde, van, tot }: FindingsSearch, zone: string): FindingsFilter {
  return {
    kind: soort,
    place: plek,
    open,
    order: volgorde === 'sterkste' ? 'strongest' : 'newest',
    from: van && new Date(startOfDay(van, zone)).toISOString(),
    to: tot && new Date(startOfDay(addDays(tot, 1), zone)).toISOString(),
  };
}

/** The first day of a recent stretch; the last is always today and needs no word in the address. */
export const firstDayOf = (recent: Recent, now: number, zone: string): string =>
  addDays(civilDate(now, zone), 1 - recentDays[recent]);

/** Which of the recent stretches an address means, if any; undefined is another choice of days. */
export function recentOf({ van, tot }: FindingsSearch, now: number, zone: string): Recent | undefined {
  if (tot !== undefined) return undefined;
  return (Object.keys(recentDays) as Recent[]).find((recent) => firstDayOf(recent, now, zone) === van);
}

/** How many choices narrow the list; the order only sorts. */
export const choicesIn = ({ soort, plek, open, van, tot, wie, wacht }: FindingsSearch): number =>
  [soort, plek, open, van ?? tot, wie, wacht].filter((choice) => choice !== undefined).length;

/** All rows of the pages so far. What began meanwhile pushes a row onto the next page; it is shown once. */
export function rowsOf<T extends { readonly id: number }>(pages: readonly { readonly items: readonly T[] }[]): T[] {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}
