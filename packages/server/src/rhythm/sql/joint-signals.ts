import { sql } from 'kysely';
import { type DeviationRow, selectDeviationsByIds } from './deviations.ts';
import { type JointRow, NEAR_MS, near } from './joint-deviations.ts';
import { insertSignal } from './signals.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** The signal of a joint deviation: its own, that of another one of the same place and time, or a new one. */
export async function signalOfJoint(db: RhythmDb, row: JointRow, noticedAt: Date): Promise<number> {
  const place = { placeId: row.place_id, noticedAt };
  const id = row.signal_id ?? (await findNear(db, row)) ?? (await insertSignal(db, row, place));
  if (row.signal_id === null)
    await db.updateTable('joint_deviation').set({ signal_id: id }).where('id', '=', row.id).execute();
  return id;
}

async function findNear(db: RhythmDb, row: JointRow): Promise<number | undefined> {
  // All of the key but the property at its end: the place, or the civil time where there is none.
  const where = row.group_key.slice(0, row.group_key.length - row.property.length);
  const { rows } = await sql<{ signal_id: number }>`
    select j.signal_id from joint_deviation j join rhythm_group g on g.id = j.group_id
    where j.signal_id is not null and left(g.key, length(g.key) - length(g.property)) = ${where}
      and j.start_time <= coalesce(${near(row.end_time, NEAR_MS)}::timestamptz, 'infinity')
      and coalesce(j.end_time, 'infinity') >= ${near(row.start_time, -NEAR_MS)}::timestamptz
    order by j.start_time, j.id limit 1`.execute(db);
  return rows[0]?.signal_id;
}

/**
 * Put the deviations of these datastreams that peak in a joint deviation, on its side, into its signal.
 * @returns the signals they were taken from
 */
export async function claimDeviations(
  db: RhythmDb,
  row: JointRow,
  signalId: number,
  datastreams: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number; signal_id: number | null }>`
    select id, signal_id from deviation
    where datastream_id = any(${[...datastreams]}::int4[]) and kind = ${row.kind} and signal_id is distinct from ${signalId}
      and peak_time >= ${near(row.start_time, -NEAR_MS)}::timestamptz
      and peak_time <= coalesce(${near(row.end_time, NEAR_MS)}::timestamptz, 'infinity')`.execute(db);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await sql`update deviation set signal_id = ${signalId} where id = any(${ids}::int4[])`.execute(db);
  return [...new Set(rows.flatMap(({ signal_id }) => (signal_id === null ? [] : [signal_id])))];
}

/**
 * Take deviations that fit no joint deviation any more out of a signal that has or had one.
 * @param keyOf the group of a datastream
 * @returns those taken out, which wait for a signal of their own place
 */
export async function releaseDeviations(
  db: RhythmDb,
  signalId: number,
  keyOf: (datastreamId: number) => string | undefined,
): Promise<DeviationRow[]> {
  const { rows: members } = await sql<{ id: number; datastream_id: number; keys: string[] }>`
    select d.id, d.datastream_id, coalesce(array_agg(g.key) filter (where j.id is not null), '{}') as keys
    from deviation d
    left join joint_deviation j on j.signal_id = d.signal_id and j.kind = d.kind
      and d.peak_time >= j.start_time - make_interval(secs => ${NEAR_MS / 1_000})
      and d.peak_time <= coalesce(j.end_time, 'infinity') + make_interval(secs => ${NEAR_MS / 1_000})
    left join rhythm_group g on g.id = j.group_id
    where d.signal_id = ${signalId} group by d.id, d.datastream_id`.execute(db);
  const loose = members
    .filter(({ datastream_id, keys }) => !keys.includes(keyOf(datastream_id) ?? ''))
    .map(({ id }) => id);
  if (loose.length === 0) return [];
  await sql`update deviation set signal_id = null where id = any(${loose}::int4[])`.execute(db);
  return selectDeviationsByIds(db, loose);
}

/** Deviations, joint (`ids`) and single (`loose`), that nobody has put into a signal. */
export async function selectWithoutSignal(db: RhythmDb): Promise<{ ids: number[]; loose: number[] }> {
  const joint = await db.selectFrom('joint_deviation').select('id').where('signal_id', 'is', null).execute();
  const single = await db.selectFrom('deviation').select('id').where('signal_id', 'is', null).execute();
  return { ids: joint.map(({ id }) => id), loose: single.map(({ id }) => id) };
}
