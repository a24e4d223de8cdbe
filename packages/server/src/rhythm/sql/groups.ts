import { type Kysely, sql } from 'kysely';
import { int4Array, readNumbers, timestamptzArray } from '../../foundation/database/binary-array.ts';
import type { Group } from '../groups/group.ts';
import type { Snapshot } from '../series.ts';
import type { RhythmTables } from '../tables.ts';
import { deleteVanishedJoint } from './joint-deviations.ts';

type RhythmDb = Kysely<RhythmTables>;

/** Snapshots kept per group, newest first: a month of days. */
const SNAPSHOTS = 30;
/** "Never heard" in the store. */
const NEVER = Date.UTC(1900, 0, 1);

/** The differences of one local day of one datastream. */
export interface DifferenceDay {
  readonly datastreamId: number;
  readonly start: number;
  readonly difference: (number | null)[];
}

/** Days that begin from `from` (included) to `to` (excluded). */
export async function selectDifferences(
  db: RhythmDb,
  datastreams: readonly number[],
  from: number,
  to: number,
): Promise<DifferenceDay[]> {
  const rows = await db
    .selectFrom('rhythm_day')
    .select(['datastream_id', 'start_time', sql<Uint8Array>`array_send(difference)`.as('difference')])
    .where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`)
    .where('start_time', '>=', new Date(from))
    .where('start_time', '<', new Date(to))
    .where('difference', 'is not', null)
    .execute();
  return rows.map((row) => ({
    datastreamId: row.datastream_id,
    start: row.start_time.getTime(),
    difference: readNumbers(row.difference).map((value) => (Number.isNaN(value) ? null : value)),
  }));
}

/** Start of the first stored day of these datastreams, or +∞. */
export async function selectFirstDay(db: RhythmDb, datastreams: readonly number[]): Promise<number> {
  const row = await db
    .selectFrom('rhythm_day')
    .select((eb) => eb.fn.min('start_time').as('first'))
    .where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`)
    .executeTakeFirst();
  return row?.first?.getTime() ?? Number.POSITIVE_INFINITY;
}

export interface StoredGroup {
  readonly id: number;
  readonly key: string;
  readonly watermark: number;
  readonly state: Buffer;
  readonly heard: ReadonlyMap<number, number>;
  readonly snapshotTime: number | undefined;
  /** Joint deviations that go on: kind and start, and when each was first told. */
  readonly open: readonly { readonly kind: 'higher' | 'lower'; readonly start: number; readonly opened: number }[];
}

export async function selectGroups(db: RhythmDb): Promise<StoredGroup[]> {
  const groups = await db.selectFrom('rhythm_group').selectAll().execute();
  const snapshots = await db
    .selectFrom('rhythm_group_snapshot')
    .select(['group_id', (eb) => eb.fn.max('time').as('time')])
    .groupBy('group_id')
    .execute();
  const open = await db
    .selectFrom('joint_deviation')
    .select(['group_id', 'kind', 'start_time', 'opened_time'])
    .where('end_time', 'is', null)
    .execute();
  return groups.map((row) => ({
    id: row.id,
    key: row.key,
    watermark: row.watermark?.getTime() ?? Number.NEGATIVE_INFINITY,
    state: row.state,
    heard: new Map(row.members.map((id, i) => [id, heardOf(row.heard[i])])),
    snapshotTime: snapshots.find(({ group_id }) => group_id === row.id)?.time.getTime(),
    open: open
      .filter(({ group_id }) => group_id === row.id)
      .map(({ kind, start_time, opened_time }) => ({
        kind,
        start: start_time.getTime(),
        opened: opened_time.getTime(),
      })),
  }));
}

const heardOf = (time: Date | undefined) =>
  time === undefined || time.getTime() === NEVER ? Number.NEGATIVE_INFINITY : time.getTime();

/** @returns the id of the group */
export async function upsertGroup(
  db: RhythmDb,
  group: Group,
  heard: (datastreamId: number) => number,
): Promise<number> {
  const members = [...group.members.keys()];
  const { rows } = await sql<{ id: number }>`
    insert into rhythm_group (key, place_id, property, watermark, state, members, heard)
    values (${group.kind.key}, ${group.kind.placeId}, ${group.kind.property},
      ${Number.isFinite(group.watermark) ? new Date(group.watermark) : null}, ${group.encode()},
      ${int4Array(members, members.length)}::int4[],
      ${timestamptzArray(
        members.map((id) => (Number.isFinite(heard(id)) ? heard(id) : NEVER)),
        members.length,
      )}::timestamptz[])
    on conflict (key) do update set watermark = excluded.watermark, state = excluded.state,
      members = excluded.members, heard = excluded.heard
    returning id`.execute(db);
  return (rows[0] as { id: number }).id;
}

/** @returns signals that lost a joint deviation, and the deviations of these, which wait for a signal */
export async function deleteGroup(db: RhythmDb, id: number): Promise<{ bereft: number[]; loose: number[] }> {
  const gone = await deleteVanishedJoint(db, id, Number.NEGATIVE_INFINITY, []);
  await db.deleteFrom('rhythm_group').where('id', '=', id).execute();
  return gone;
}

export async function insertGroupSnapshots(db: RhythmDb, groupId: number, snapshots: readonly Snapshot[]) {
  const newest = snapshots.slice(-SNAPSHOTS);
  if (newest.length === 0) return;
  await db
    .insertInto('rhythm_group_snapshot')
    .values(newest.map(({ time, state }) => ({ group_id: groupId, time: new Date(time), state: Buffer.from(state) })))
    .onConflict((on) => on.columns(['group_id', 'time']).doUpdateSet((eb) => ({ state: eb.ref('excluded.state') })))
    .execute();
  await sql`
    delete from rhythm_group_snapshot where group_id = ${groupId} and time < (
      select min(time) from (
        select time from rhythm_group_snapshot where group_id = ${groupId} order by time desc limit ${SNAPSHOTS}
      ) kept
    )`.execute(db);
}

/** @param time all later ones are gone too */
export async function deleteGroupSnapshotsAfter(db: RhythmDb, groupId: number, time: number): Promise<void> {
  const later = db.deleteFrom('rhythm_group_snapshot').where('group_id', '=', groupId);
  await (Number.isFinite(time) ? later.where('time', '>', new Date(time)) : later).execute();
}

/** The newest snapshot in which all hours before `time` are judged, and none after. */
export async function selectGroupSnapshot(db: RhythmDb, groupId: number, time: number): Promise<Snapshot | undefined> {
  if (!Number.isFinite(time)) return undefined;
  const row = await db
    .selectFrom('rhythm_group_snapshot')
    .select(['time', 'state'])
    .where('group_id', '=', groupId)
    .where('time', '<=', new Date(time))
    .orderBy('time', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { time: row.time.getTime(), state: row.state };
}
