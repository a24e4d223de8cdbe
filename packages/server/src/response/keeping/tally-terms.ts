/**
 * How many went by which term, for the log.
 * @example tallyTerms([{ days: 30 }, { days: 30 }, { days: 730 }]) // { '30': 2, '730': 1 }
 */
export function tallyTerms(gone: readonly { readonly days: number }[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const { days } of gone) tally[days] = (tally[days] ?? 0) + 1;
  return tally;
}
