import type { DeviationKind } from '@wijkritme/contract';
import type { DeviationChange } from '@wijkritme/engine';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DeviationTable, RhythmTables } from '../tables.ts';

type RhythmDb = Kysely<RhythmTables>;
export type DeviationRow = Selectable<DeviationTable>;

export interface DatedChange {
  readonly datastreamId: number;
  readonly change: DeviationChange;
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** Store what became of deviations; `(datastream, kind, start)` names each, so writing it again is harmless. */
export async function writeChanges(db: RhythmDb, changes: readonly DatedChange[]): Promise<number[]> {
  const dropped = changes.filter(({ change }) => change.change === 'dropped');
  for (const { datastreamId, change } of dropped) {
    await db
      .deleteFrom('deviation')
      .where('datastream_id', '=', datastreamId)
      .where('kind', '=', change.kind)
      .where('start_time', '=', new Date(change.start))
      .execute();
  }
  const rows = changes.filter(({ change }) => change.change !== 'dropped').map(toRow);
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += 500) {
    const written = await db
      .insertInto('deviation')
      .values(rows.slice(at, at + 500))
      .onConflict((on) =>
        on.columns(['datastream_id', 'kind', 'start_time']).doUpdateSet((eb) => ({
          end_time: eb.ref('excluded.end_time'),
          peak_time: eb.ref('excluded.peak_time'),
          peak_value: eb.ref('excluded.peak_value'),
          expected_low: eb.ref('excluded.expected_low'),
          expected_mid: eb.ref('excluded.expected_mid'),
          expected_high: eb.ref('excluded.expected_high'),
          mean_difference: eb.ref('excluded.mean_difference'),
          readings: eb.ref('excluded.readings'),
          surprise: eb.ref('excluded.surprise'),
          pattern: eb.ref('excluded.pattern'),
          once_in_weeks: eb.ref('excluded.once_in_weeks'),
          probability: eb.ref('excluded.probability'),
        })),
      )
      .returning('id')
      .execute();
    ids.push(...written.map((row) => row.id));
  }
  return ids;
}

function toRow({ datastreamId, change }: DatedChange) {
  return {
    datastream_id: datastreamId,
    kind: change.kind,
    start_time: new Date(change.start),
    end_time: change.end === null ? null : new Date(change.end),
    peak_time: new Date(change.peakTime),
    peak_value: finite(change.peakValue),
    expected_low: finite(change.expectedLow),
    expected_mid: finite(change.expectedMid),
    expected_high: finite(change.expectedHigh),
    mean_difference: finite(change.meanDifference),
    readings: change.readings,
    surprise: finite(change.surprise) ?? 0,
    pattern: change.pattern ?? null,
    once_in_weeks: finite(change.onceInWeeks ?? Number.NaN),
    probability: finite(change.probability ?? Number.NaN),
    signal_id: null,
  };
}

/** Deviations that a replay from `from` did not find again. @returns how many there were */
export async function deleteVanished(
  db: RhythmDb,
  datastreamId: number,
  from: number,
  intervalMs: number,
  kept: readonly DeviationChange[],
): Promise<number> {
  const keys = kept.map((change) => `${change.kind} ${new Date(change.start).toISOString()}`);
  const rows = await db
    .selectFrom('deviation')
    .select(['id', 'kind', 'start_time'])
    .where('datastream_id', '=', datastreamId)
    .where((eb) =>
      eb.or([
        eb('start_time', '>=', new Date(from)),
        eb('end_time', 'is', null),
        eb.and([eb('end_time', '>', new Date(from - 1)), eb('kind', 'not in', ['higher', 'lower'])]),
        eb('end_time', '>', new Date(from - 1 + intervalMs)),
      ]),
    )
    .execute();
  const gone = rows.filter((row) => !keys.includes(`${row.kind} ${row.start_time.toISOString()}`)).map((row) => row.id);
  if (gone.length > 0) await db.deleteFrom('deviation').where('id', 'in', gone).execute();
  return gone.length;
}

export interface DeviationQuery {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly datastreams?: readonly number[] | undefined;
  readonly signal?: number | undefined;
  readonly kind?: DeviationKind | undefined;
  readonly open?: boolean | undefined;
  readonly order: 'newest' | 'strongest';
  readonly limit: number;
  /** Rows to pass over. */
  readonly offset: number;
}

export async function selectDeviations(db: RhythmDb, ask: DeviationQuery): Promise<DeviationRow[]> {
  let query = db.selectFrom('deviation').selectAll();
  const { from, to, datastreams, kind } = ask;
  if (from !== undefined)
    query = query.where((eb) => eb.or([eb('end_time', 'is', null), eb('end_time', '>=', new Date(from))]));
  if (to !== undefined) query = query.where('start_time', '<', new Date(to));
  if (datastreams !== undefined)
    query = query.where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`);
  if (ask.signal !== undefined) query = query.where('signal_id', '=', ask.signal);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (ask.open !== undefined) query = query.where('end_time', ask.open ? 'is' : 'is not', null);
  query = ask.order === 'newest' ? query.orderBy('start_time', 'desc') : query.orderBy('surprise', 'desc');
  return query.orderBy('id', 'desc').limit(ask.limit).offset(ask.offset).execute();
}

interface DeviatingAsked {
  readonly datastreams: readonly number[];
  /** UTC ms. */
  readonly from: number;
  readonly to: number;
}

/** Which of these datastreams left their rhythm at some moment of a span. */
export async function selectDeviating(db: RhythmDb, { datastreams, from, to }: DeviatingAsked): Promise<Set<number>> {
  if (datastreams.length === 0) return new Set();
  const rows = await db
    .selectFrom('deviation')
    .select('datastream_id')
    .distinct()
    .where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`)
    .where('start_time', '<', new Date(to))
    .where((eb) => eb.or([eb('end_time', 'is', null), eb('end_time', '>', new Date(from))]))
    .execute();
  return new Set(rows.map(({ datastream_id }) => datastream_id));
}

export function findDeviation(db: RhythmDb, id: number): Promise<DeviationRow | undefined> {
  return db.selectFrom('deviation').selectAll().where('id', '=', id).executeTakeFirst();
}

export function selectDeviationsByIds(db: RhythmDb, ids: readonly number[]): Promise<DeviationRow[]> {
  return db
    .selectFrom('deviation')
    .selectAll()
    .where('id', '=', sql<number>`any(${[...ids]}::int4[])`)
    .execute();
}

/** How often the same kind came before in this datastream. */
export async function countBefore(db: RhythmDb, row: DeviationRow, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('deviation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('datastream_id', '=', row.datastream_id)
    .where('kind', '=', row.kind)
    .where('start_time', '>=', new Date(since))
    .where('start_time', '<', row.start_time)
    .executeTakeFirstOrThrow();
  return count;
}

/** Deviations that go on, as the engine knows them. */
export async function selectOpenChanges(db: RhythmDb): Promise<DatedChange[]> {
  const rows = await db.selectFrom('deviation').selectAll().where('end_time', 'is', null).execute();
  return rows.map((row) => ({ datastreamId: row.datastream_id, change: toChange(row) }));
}

function toChange(row: DeviationRow): DeviationChange {
  return {
    change: 'updated',
    kind: row.kind,
    start: row.start_time.getTime(),
    end: row.end_time?.getTime() ?? null,
    peakTime: row.peak_time.getTime(),
    peakValue: row.peak_value ?? Number.NaN,
    expectedLow: row.expected_low ?? Number.NaN,
    expectedMid: row.expected_mid ?? Number.NaN,
    expectedHigh: row.expected_high ?? Number.NaN,
    meanDifference: row.mean_difference ?? 0,
    readings: row.readings,
    surprise: row.surprise,
    ...(row.pattern === null ? {} : { pattern: row.pattern }),
    ...(row.once_in_weeks === null ? {} : { onceInWeeks: row.once_in_weeks }),
    ...(row.probability === null ? {} : { probability: row.probability }),
  };
}
