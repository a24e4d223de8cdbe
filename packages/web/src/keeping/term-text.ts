import type { KeepingText } from './texts-nl.ts';

const YEAR = 365;

/** @example termText(730, keepingNl, String) // '2 jaar'; termText(90, keepingNl, String) // '90 dagen' */
export const termText = (
  days: number,
  { days: inDays, years }: Pick<KeepingText, 'days' | 'years'>,
  whole: (count: number) => string,
): string => (days % YEAR === 0 ? years(days / YEAR) : inDays(whole(days)));
