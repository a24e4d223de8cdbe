import type { SavedFilterList } from '@wijkritme/contract';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import { selectSavedFilters } from '../sql/saved-filters.ts';
import type { ResponseDb } from '../tables.ts';

/** What somebody keeps, in their order. */
export async function ownFilters(db: ResponseDb, { personId }: PersonPrincipal): Promise<SavedFilterList> {
  const rows = await selectSavedFilters(db, personId);
  return { items: rows.map(({ id, name, view }) => ({ id, name, view })) };
}
