import { sql } from 'kysely';
import type { PlaceDues } from '../keeping/keep-terms.ts';
import type { ResponseDb } from '../tables.ts';
import { mayReadName } from './blind-first.ts';
import { mayReadCase } from './read-cases.ts';
import { keepingColumns } from './ripe-cases.ts';
import type { TodayAsked } from './today.ts';

export interface LeavingCase {
  readonly id: number;
  /** null: hidden until the reader has answered. */
  readonly title: string | null;
  readonly settled_at: Date;
  readonly days: number;
  readonly total: number;
}

/** Closed cases that the reader opened and that are due, as the moments of `dues` say; the first to go first. */
export async function selectLeavingCases(
  db: ResponseDb,
  { reader, limit }: TodayAsked,
  { places, days, before }: PlaceDues,
): Promise<LeavingCase[]> {
  const { rows } = await sql<LeavingCase>`
    select c.id, case when ${mayReadName(reader)} then c.title end as title, c.settled_at, d.days, count(*) over ()::int4 as total
    from (select c.*, ${keepingColumns} from case_file c
      where c.closed_at is not null and c.author_id = ${reader.personId}) c
    join unnest(${[...places]}::int4[], ${[...days]}::int4[], ${[...before]}::timestamptz[]) d (place_id, days, before)
      on d.place_id = coalesce(c.place_id, 0)
    where c.kept_because is null and c.settled_at <= d.before and ${mayReadCase(reader)}
    order by c.settled_at + d.days * interval '1 day', c.id limit ${limit}`.execute(db);
  return rows;
}
