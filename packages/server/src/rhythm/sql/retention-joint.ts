import { sql } from 'kysely';
import type { Gone } from './retention.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** Up to where joint deviations of a group are due, UTC ms, and the member whose term says so. */
export interface JointDue {
  readonly groupKey: string;
  readonly datastreamId: number;
  readonly before: number;
}

/** Joint deviations that are over and due. @returns also the signals that lost one */
export async function deleteDueJoint(
  db: RhythmDb,
  dues: readonly JointDue[],
): Promise<{ gone: Gone[]; signals: number[] }> {
  if (dues.length === 0) return { gone: [], signals: [] };
  const instants = dues.map(({ before }) => (Number.isFinite(before) ? new Date(before).toISOString() : 'infinity'));
  const { rows } = await sql<Gone & { signals: (number | null)[] }>`
    with due as (
      select * from unnest(
        ${dues.map(({ groupKey }) => groupKey)}::text[], ${dues.map(({ datastreamId }) => datastreamId)}::int4[],
        ${instants}::timestamptz[]
      ) as due (key, datastream_id, before)
    ), gone as (
      delete from joint_deviation j using due, rhythm_group g
      where g.key = due.key and j.group_id = g.id and j.start_time < due.before
        and (j.end_time is not null or due.before = 'infinity')
      returning due.datastream_id, j.start_time as time, j.signal_id
    )
    select datastream_id as "datastreamId", count(*)::float8 as count,
      extract(epoch from min(time))::float8 * 1000 as earliest, array_agg(distinct signal_id) as signals
    from gone group by datastream_id`.execute(db);
  return { gone: rows, signals: [...new Set(rows.flatMap((row) => row.signals))].filter((id) => id !== null) };
}
