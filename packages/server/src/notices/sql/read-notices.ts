import type { NoticesDb } from '../tables.ts';
import type { NoticeRow } from './notices.ts';

/** These notices of one person, oldest first. */
export function selectByIds(db: NoticesDb, personId: number, ids: readonly number[]): Promise<NoticeRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
}
