import { WijkritmeError } from '@wijkritme/contract';

/** Rows to pass over, from what a page gave as `next`. @throws WijkritmeError invalid_query */
export function parseOffset(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw new WijkritmeError('invalid_query', `"after" is not one that a page gave: ${after.slice(0, 20)}`);
}
