import type { QueueView } from '@wijkritme/contract';
import { type Selectable, sql } from 'kysely';
import type { ResponseDb, SavedFilterTable } from '../tables.ts';

export type SavedFilterRow = Selectable<SavedFilterTable>;

/** In the order that the person chose. */
export function selectSavedFilters(db: ResponseDb, personId: number): Promise<SavedFilterRow[]> {
  return db
    .selectFrom('saved_filter')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export interface NewFilter {
  readonly personId: number;
  readonly name: string;
  readonly view: QueueView;
  /** How many one person may have. */
  readonly most: number;
}

/** At the end of the list. false: this person has as many as they may. */
export async function insertSavedFilter(db: ResponseDb, filter: NewFilter): Promise<boolean> {
  const { personId, name, view, most } = filter;
  // Two at once would both count the same; the lock of this person's list lasts until the transaction ends.
  await sql`select pg_advisory_xact_lock(hashtext('saved_filter'), ${personId})`.execute(db);
  const { numAffectedRows } = await sql`
    insert into saved_filter (person_id, name, view, position)
    select ${personId}, ${name}, ${JSON.stringify(view)}::jsonb, coalesce(max(position), 0) + 1
    from saved_filter where person_id = ${personId} having count(*) < ${most}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** false: this person has no such filter. */
export async function renameSavedFilter(db: ResponseDb, at: OwnFilter, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_filter')
    .set({ name })
    .where('id', '=', at.id)
    .where('person_id', '=', at.personId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** false: this person has no such filter. */
export async function deleteSavedFilter(db: ResponseDb, at: OwnFilter): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_filter')
    .where('id', '=', at.id)
    .where('person_id', '=', at.personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface OwnFilter {
  readonly id: number;
  readonly personId: number;
}

/** false: these are not all filters of this person, or one is not theirs; nothing changed. */
export async function orderSavedFilters(db: ResponseDb, personId: number, ids: readonly number[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update saved_filter f set position = o.position
    from unnest(${[...ids]}::int4[]) with ordinality o (id, position)
    where f.id = o.id and f.person_id = ${personId}
      and (select count(*) from saved_filter mine where mine.person_id = ${personId}) = ${ids.length}
      and (select count(*) from saved_filter named where named.person_id = ${personId} and named.id = any(${[...ids]}::int4[])) = ${ids.length}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n) === ids.length;
}
