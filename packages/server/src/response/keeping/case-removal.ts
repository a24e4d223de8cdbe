import { type CaseRemoval, DAY } from '@wijkritme/contract';
import type { CaseKeeping } from '../sql/ripe-cases.ts';
import type { KeptTerms } from './keep-terms.ts';

/** When a case is removed; null: it is open. */
export function removalOf(
  { place_id, settled_at, kept_because }: CaseKeeping & { readonly place_id: number | null },
  terms: KeptTerms,
): CaseRemoval | null {
  if (settled_at === null) return null;
  const { days } = terms.of(place_id, 'cases');
  const at = kept_because === null ? new Date(settled_at.getTime() + days * DAY).toISOString() : null;
  return { at, because: kept_because, days };
}
