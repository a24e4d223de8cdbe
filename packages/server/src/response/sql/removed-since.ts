import { sql } from 'kysely';
import type { RemovedSince } from '../../observations/index.ts';
import type { ResponseDb } from '../tables.ts';

/** Of each of these moments the cases that were there, and were removed after it. */
export async function selectRemovedSince(
  db: ResponseDb,
  moments: readonly Date[],
): Promise<(RemovedSince | undefined)[]> {
  const { rows } = await sql<RemovedSince | { cases: 0 }>`
    select count(r.case_id)::int4 as cases, min(r.removed_at) as first, max(r.removed_at) as last
    from unnest(${moments.map((one) => one.toISOString())}::timestamptz[]) with ordinality m (made_at, at)
    left join removed_case r on r.opened_at <= m.made_at and r.removed_at > m.made_at
    group by m.at order by m.at`.execute(db);
  return rows.map((row) => ('first' in row && row.cases > 0 ? row : undefined));
}
