import type { Distribution } from '@wijkritme/contract';

/** Limits that people are shown; 2,5 and 97,5 % are left to programs. */
const SHOWN: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** The columns of a distribution that a page shows, from the lowest share to the highest. */
export function shownShares({ quantiles }: Pick<Distribution, 'quantiles'>): Distribution['quantiles'] {
  return quantiles.filter(({ share }) => SHOWN.includes(share));
}
