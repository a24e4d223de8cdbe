import { sql } from 'kysely';
import type { PlaceDues } from '../../response/index.ts';
import type { ParticipationDb } from '../tables.ts';

/** Places of which there are reports. */
export async function selectPlacesOfReports(db: ParticipationDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct place_id as id from report`.execute(db);
  return rows.map(({ id }) => id);
}

export interface DueOptions {
  /** Numbers of reports that stay. */
  readonly held: readonly number[];
  readonly limit: number;
}

/** Removes reports that ended before they are due, or were removed before; by place notes up to when. @returns by which term each went */
export async function deleteDueReports(
  trx: ParticipationDb,
  { places, days, before }: PlaceDues,
  { held, limit }: DueOptions,
): Promise<{ readonly days: number }[]> {
  const { rows } = await sql<{ days: number }>`
    with due as (
      select r.id, d.days from report r
      join unnest(${[...places]}::int4[], ${[...days]}::int4[], ${[...before]}::timestamptz[]) d (place_id, days, before)
        on d.place_id = r.place_id
      left join removed_reports m on m.place_id = r.place_id
      where r.until_time <= greatest(d.before, m.until) and r.id <> all(${[...held]}::int4[])
      order by r.until_time, r.id limit ${limit}
    ), gone as (
      delete from report r using due where r.id = due.id returning r.place_id, r.until_time, due.days
    ), noted as (
      insert into removed_reports (place_id, until) select place_id, max(until_time) from gone group by place_id
      on conflict (place_id) do update set until = greatest(removed_reports.until, excluded.until)
    )
    select days from gone`.execute(trx);
  return rows;
}
