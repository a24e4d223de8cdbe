import type { KeepingText } from './texts-nl.ts';

const YEAR = 365;

/** @example termText(730, keepingNl) // '2 jaar'; termText(90, keepingNl) // '90 dagen' */
export const termText = (days: number, { days: inDays, years }: Pick<KeepingText, 'days' | 'years'>): string =>
  days % YEAR === 0 ? years(days / YEAR) : inDays(days);
