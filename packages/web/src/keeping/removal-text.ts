import type { CaseRemoval } from '@wijkritme/contract';
import type { KeepingText } from './texts-nl.ts';

type Told = Pick<KeepingText['removal'], 'at' | 'soon' | 'measure-running' | 'effect-awaited'>;

/** When a closed case goes, or why it does not yet; the day as `day` writes it. */
export function removalText(
  { at, because }: CaseRemoval,
  told: Told,
  { now, day }: { readonly now: number; readonly day: (at: string) => string },
): string {
  if (because !== null) return told[because];
  // Without a reason there is a day.
  const instant = at ?? new Date(now).toISOString();
  return Date.parse(instant) <= now ? told.soon : told.at(day(instant));
}
