import type { NoticesDb } from '../tables.ts';
import { causes } from './case-notices.ts';
import type { ToldNotice } from './notices.ts';

/** These notices of one person, oldest first. */
export function selectByIds(db: NoticesDb, personId: number, ids: readonly number[]): Promise<ToldNotice[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('notice')
    .selectAll()
    .select(causes.as('causes'))
    .where('person_id', '=', personId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
}
