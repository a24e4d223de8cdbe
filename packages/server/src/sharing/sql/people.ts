import type { SharingDb } from '../tables.ts';

export function selectPersonName(db: SharingDb, id: number): Promise<{ name: string; organisation: string }> {
  return db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.name', 'organisation.name as organisation'])
    .where('person.id', '=', id)
    .executeTakeFirstOrThrow();
}
