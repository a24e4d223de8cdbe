import type { ParticipationDb } from '../tables.ts';

/** The report whose sender got this code. */
export function findByCode(db: ParticipationDb, code: Buffer) {
  return db
    .selectFrom('report as r')
    .innerJoin('report_category as c', 'c.id', 'r.category_id')
    .select(['r.id', 'r.place_id', 'r.from_time', 'r.until_time', 'r.seen_at', 'c.name_nl', 'c.name_en'])
    .where('r.code', '=', code)
    .executeTakeFirst();
}
