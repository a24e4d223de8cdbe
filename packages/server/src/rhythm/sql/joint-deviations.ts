import { HOUR } from '@wijkritme/contract';
import { type Kysely, type Selectable, sql } from 'kysely';
import { type JointChange, keyOfJoint } from '../groups/group.ts';
import type { JointDeviationTable, JointKind, RhythmTables } from '../tables.ts';
import type { DeviationRow } from './deviations.ts';

type RhythmDb = Kysely<RhythmTables>;

/** A deviation that peaks so near a joint one belongs to it. */
export const NEAR_MS = HOUR;

export const near = (time: Date | null, by: number) => (time === null ? null : new Date(time.getTime() + by));

export type JointRow = Selectable<JointDeviationTable> & {
  readonly group_key: string;
  readonly place_id: number | null;
  readonly property: string;
};

/** Store what became of joint deviations; `(group, kind, start)` names each, so writing it again is harmless. */
export async function writeJoint(db: RhythmDb, groupId: number, changes: readonly JointChange[]): Promise<number[]> {
  if (changes.length === 0) return [];
  const written = await db
    .insertInto('joint_deviation')
    .values(changes.map((change) => toRow(groupId, change)))
    .onConflict((on) =>
      on.columns(['group_id', 'kind', 'start_time']).doUpdateSet((eb) => ({
        end_time: eb.ref('excluded.end_time'),
        opened_time: eb.ref('excluded.opened_time'),
        peak_time: eb.ref('excluded.peak_time'),
        peak_difference: eb.ref('excluded.peak_difference'),
        mean_difference: eb.ref('excluded.mean_difference'),
        hours: eb.ref('excluded.hours'),
        off_count: eb.ref('excluded.off_count'),
        voice_count: eb.ref('excluded.voice_count'),
        surprise: eb.ref('excluded.surprise'),
        once_in_weeks: eb.ref('excluded.once_in_weeks'),
      })),
    )
    .returning('id')
    .execute();
  return written.map(({ id }) => id);
}

const WEEK_HOURS = 168;

function toRow(groupId: number, change: JointChange) {
  return {
    group_id: groupId,
    // The engine tells of no other kinds of several series.
    kind: change.kind as JointKind,
    start_time: new Date(change.start),
    end_time: change.end === null ? null : new Date(change.end),
    opened_time: new Date(change.opened),
    peak_time: new Date(change.peakTime),
    peak_difference: change.peakValue,
    mean_difference: change.meanDifference,
    hours: change.readings,
    off_count: change.off,
    voice_count: change.of,
    surprise: change.surprise,
    once_in_weeks: change.onceInWeeks ?? 10 ** change.surprise / WEEK_HOURS,
    signal_id: null,
  };
}

/**
 * Those first told from `from` on that judging anew did not find again. Deviations that shared a signal with one wait for
 * a signal anew.
 * @returns signals that lost one, and the deviations that wait
 */
export async function deleteVanishedJoint(
  db: RhythmDb,
  groupId: number,
  from: number,
  kept: readonly JointChange[],
): Promise<{ bereft: number[]; loose: number[] }> {
  const keys = new Set(kept.map(keyOfJoint));
  let query = db
    .selectFrom('joint_deviation')
    .select(['id', 'kind', 'start_time', 'signal_id'])
    .where('group_id', '=', groupId);
  if (Number.isFinite(from)) query = query.where('opened_time', '>=', new Date(from));
  const rows = await query.execute();
  const gone = rows.filter((row) => !keys.has(keyOfJoint({ kind: row.kind, start: row.start_time.getTime() })));
  if (gone.length === 0) return { bereft: [], loose: [] };
  await db
    .deleteFrom('joint_deviation')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute();
  const bereft = gone.flatMap(({ signal_id }) => (signal_id === null ? [] : [signal_id]));
  const loosened = await sql<{ id: number }>`
    update deviation set signal_id = null where signal_id = any(${bereft}::int4[]) returning id`.execute(db);
  return { bereft, loose: loosened.rows.map(({ id }) => id) };
}

const selectJoint = (db: RhythmDb) =>
  db
    .selectFrom('joint_deviation as j')
    .innerJoin('rhythm_group as g', 'g.id', 'j.group_id')
    .selectAll('j')
    .select(['g.key as group_key', 'g.place_id', 'g.property']);

export function selectJointByIds(db: RhythmDb, ids: readonly number[]): Promise<JointRow[]> {
  return selectJoint(db)
    .where('j.id', '=', sql<number>`any(${[...ids]}::int4[])`)
    .orderBy('j.start_time')
    .execute();
}

/** Of these signals, the most surprising first. */
export function selectJointOfSignals(db: RhythmDb, signals: readonly number[]): Promise<JointRow[]> {
  return selectJoint(db)
    .where('j.signal_id', '=', sql<number>`any(${[...signals]}::int4[])`)
    .orderBy('j.surprise', 'desc')
    .orderBy('j.id')
    .execute();
}

/** The signal of the joint deviation in which a deviation peaks, on the same side. */
export async function findSignalOfJoint(
  db: RhythmDb,
  row: DeviationRow,
  groupKey: string | undefined,
): Promise<number | undefined> {
  if (groupKey === undefined) return undefined;
  const { rows } = await sql<{ signal_id: number }>`
    select j.signal_id from joint_deviation j join rhythm_group g on g.id = j.group_id
    where g.key = ${groupKey} and j.kind = ${row.kind} and j.signal_id is not null
      and j.start_time <= ${near(row.peak_time, NEAR_MS)}::timestamptz
      and coalesce(j.end_time, 'infinity') >= ${near(row.peak_time, -NEAR_MS)}::timestamptz
    order by j.start_time, j.id limit 1`.execute(db);
  return rows[0]?.signal_id;
}
