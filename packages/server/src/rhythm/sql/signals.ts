import { type DeviationKind, HOUR } from '@wijkritme/contract';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RhythmTables } from '../tables.ts';
import type { DeviationRow } from './deviations.ts';
import { findSignalOfJoint } from './joint-deviations.ts';
import { joinTerms, rankOf, type SignalRank } from './signal-rank.ts';
import { aboutSensor, apart, inWindows, kindsOf, type SignalWindow } from './signal-windows.ts';

type RhythmDb = Kysely<RhythmTables>;

/** Deviations of one place that lie no further apart than this belong together. */
const NEAR_MS = HOUR;

/** Where a datastream is, and the group it is judged together with. */
export interface Whereabouts {
  placeOf(datastreamId: number): number | null;
  keyOf(datastreamId: number): string | undefined;
}

/**
 * Give each new deviation its signal: that of the joint deviation in which it peaks, one of the same place that overlaps
 * it (with an hour to spare), or a new one. Silence joins silence only, and what cannot be only its like: a dead or faulty
 * sensor says nothing about a busy street.
 */
export async function assignSignals(
  db: RhythmDb,
  rows: readonly DeviationRow[],
  { placeOf, keyOf, noticedAt }: Whereabouts & { readonly noticedAt: Date },
): Promise<void> {
  for (const row of [...rows].sort((a, b) => a.start_time.getTime() - b.start_time.getTime())) {
    const signalId =
      row.signal_id ??
      (await findSignalOfJoint(db, row, keyOf(row.datastream_id))) ??
      (await findSignal(db, row, placeOf(row.datastream_id))) ??
      (await insertSignal(db, row, { placeId: placeOf(row.datastream_id), noticedAt }));
    if (row.signal_id === null)
      await db.updateTable('deviation').set({ signal_id: signalId }).where('id', '=', row.id).execute();
    await refreshSignal(db, signalId);
  }
}

async function findSignal(db: RhythmDb, row: DeviationRow, placeId: number | null): Promise<number | undefined> {
  const alone = apart.find((kind) => kind === row.kind) ?? null;
  const end = row.end_time ?? row.start_time;
  const { rows } = await sql<{ id: number }>`
    select s.id from signal s
    where s.place_id is not distinct from ${placeId}
      and s.start_time <= ${new Date(end.getTime() + NEAR_MS)}
      and coalesce(s.end_time, 'infinity') >= ${new Date(row.start_time.getTime() - NEAR_MS)}
      and exists (select 1 from deviation d where d.signal_id = s.id and case when d.kind = any(${apart}::text[]) then d.kind end is not distinct from ${alone}::text)
      and not exists (select 1 from joint_deviation j where j.signal_id = s.id)
    order by s.start_time desc limit 1`.execute(db);
  return rows[0]?.id;
}

export async function insertSignal(
  db: RhythmDb,
  row: Pick<DeviationRow, 'start_time' | 'end_time' | 'surprise'>,
  { placeId, noticedAt }: { readonly placeId: number | null; readonly noticedAt: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('signal')
    .values({
      place_id: placeId,
      start_time: row.start_time,
      end_time: row.end_time,
      outage: false,
      surprise: row.surprise,
      noticed_at: noticedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Span, strength and kind of a signal follow from its deviations; a signal without any is gone. */
export async function refreshSignal(db: RhythmDb, id: number): Promise<void> {
  await sql`
    update signal s set
      start_time = d.start_time, end_time = d.end_time, surprise = d.surprise, outage = d.silent and d.datastreams > 1
    from (
      select min(start_time) as start_time, case when bool_or(end_time is null) then null else max(end_time) end as end_time,
             max(surprise) as surprise, bool_and(kind = 'silent') as silent, count(distinct datastream_id) as datastreams
      from (
        select start_time, end_time, surprise, kind, datastream_id from deviation where signal_id = ${id}
        union all
        select start_time, end_time, surprise, kind, null from joint_deviation where signal_id = ${id}
      ) part
    ) d where s.id = ${id} and d.start_time is not null`.execute(db);
}

export async function deleteEmptySignals(db: RhythmDb): Promise<void> {
  await sql`
    delete from signal s where not exists (select 1 from deviation d where d.signal_id = s.id)
      and not exists (select 1 from joint_deviation j where j.signal_id = s.id)`.execute(db);
}

export interface SignalRow {
  readonly id: number;
  readonly place_id: number | null;
  readonly start_time: Date;
  readonly end_time: Date | null;
  readonly outage: boolean;
  readonly surprise: number;
  /** The most surprising first. */
  readonly deviations: number[];
  readonly kinds: DeviationKind[];
}

/** What a later room chooses signals by. */
export interface SignalChoice {
  /** Begun after, and noticed before, by place; of no other place. */
  readonly windows?: readonly SignalWindow[] | undefined;
  /** A condition on the number of the signal, over tables of that room. */
  readonly also?: ((signalId: RawBuilder<number>) => RawBuilder<boolean>) | undefined;
  /** For the order `ranked`. */
  readonly rank?: SignalRank | undefined;
}

export interface SignalQuery extends SignalChoice {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly id?: number | undefined;
  /** Signals of these places, and those in which one of these datastreams deviated. */
  readonly within?: { readonly places: readonly number[]; readonly datastreams: readonly number[] } | undefined;
  /** Only those that several series showed together, or only the others. */
  readonly joint?: boolean | undefined;
  readonly kind?: DeviationKind | undefined;
  readonly open?: boolean | undefined;
  /** By rank where `rank` is given. */
  readonly order: 'newest' | 'strongest' | 'ranked';
  readonly limit: number;
  /** Rows to pass over. */
  readonly offset: number;
}

/** Where and when a signal is. */
export interface SignalSpan {
  readonly id: number;
  readonly placeId: number | null;
  readonly start: Date;
  /** null: it goes on. */
  readonly end: Date | null;
  /** Does an alarm budget decide whether such a signal is told? Silence, what cannot be, and joint deviations are told anyway. */
  readonly budgeted: boolean;
}

export async function findSignalSpan(db: RhythmDb, id: number): Promise<SignalSpan | undefined> {
  const row = await db
    .selectFrom('signal')
    .select(['id', 'place_id', 'start_time', 'end_time'])
    .select(
      sql<boolean>`not exists (select 1 from joint_deviation j where j.signal_id = signal.id)
        and not exists (select 1 from deviation d where d.signal_id = signal.id having bool_and(d.kind = any(${apart}::text[])))`.as(
        'budgeted',
      ),
    )
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      placeId: row.place_id,
      start: row.start_time,
      end: row.end_time,
      budgeted: row.budgeted,
    }
  );
}

/** When a signal was, and when it was first seen. */
export interface NoticedSignal {
  readonly id: number;
  readonly placeId: number | null;
  readonly start: Date;
  readonly end: Date | null;
  /** null: found before this was kept. */
  readonly noticedAt: Date | null;
  /** Only silence, or what cannot be: it says something of the sensor alone. */
  readonly aboutSensor: boolean;
}

const noticed = sql`id, place_id as "placeId", start_time as "start", end_time as "end", noticed_at as "noticedAt",
  ${aboutSensor('signal')} as "aboutSensor"`;

/** Signals that began in a stretch of time, the oldest first. */
export async function selectNoticed(db: RhythmDb, from: Date, to: Date): Promise<NoticedSignal[]> {
  const { rows } = await sql<NoticedSignal>`
    select ${noticed} from signal where start_time >= ${from} and start_time < ${to} order by start_time, id`.execute(
    db,
  );
  return rows;
}

/** Signals with a higher number, the lowest first. Numbers rise in the order in which signals become visible: one writer. */
export async function selectNoticedAfter(db: RhythmDb, after: number, limit: number): Promise<NoticedSignal[]> {
  const { rows } = await sql<NoticedSignal>`
    select ${noticed} from signal where id > ${after} order by id limit ${limit}`.execute(db);
  return rows;
}

/** Highest number; 0: there is none. */
export async function selectNewestSignal(db: RhythmDb): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(id) as newest from signal`.execute(db);
  return rows[0]?.newest ?? 0;
}

/** Which of these signals are there still. */
export async function selectPresent(db: RhythmDb, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('signal')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Chooses first and looks at deviations after: of very many signals only those of the page are gone into. */
export async function selectSignals(db: RhythmDb, ask: SignalQuery): Promise<SignalRow[]> {
  const order = orderOf(ask);
  const rank = ask.order === 'ranked' ? ask.rank : undefined;
  const { rows } = await sql<SignalRow>`
    select s.*, d.deviations, array(select distinct unnest(d.kinds || j.joint_kinds)) as kinds
    from (
      select s.*${rank ? sql`, ${rankOf(rank)} as rank` : sql``} from signal s ${rank ? joinTerms(rank) : sql``}
      where ${chosen(ask)} order by ${order}, s.id desc limit ${ask.limit} offset ${ask.offset}
    ) s cross join lateral (
      select coalesce(array_agg(d.id order by d.surprise desc), '{}') as deviations,
             coalesce(array_agg(distinct d.kind), '{}') as kinds
      from deviation d where d.signal_id = s.id
    ) d cross join lateral (
      select coalesce(array_agg(distinct j.kind), '{}') as joint_kinds from joint_deviation j where j.signal_id = s.id
    ) j
    order by ${order}, s.id desc`.execute(db);
  return rows;
}

/** How many of these signals there are; beyond `most` it is no longer counted. */
export async function countSignals(
  db: RhythmDb,
  ask: Omit<SignalQuery, 'order' | 'limit' | 'offset'>,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int4 as count from (select from signal s where ${chosen(ask)} limit ${most}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

function orderOf({ order, rank }: SignalQuery): RawBuilder<unknown> {
  if (order === 'strongest') return sql`s.surprise desc`;
  return order === 'ranked' && rank ? sql`rank desc nulls last, s.start_time desc` : sql`s.start_time desc`;
}

/** As a condition on the signal `s` of a statement. */
export function chosen({
  id,
  from,
  to,
  within,
  joint,
  kind,
  open,
  windows,
  also,
}: Partial<SignalQuery>): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (from !== undefined) conditions.push(sql`coalesce(s.end_time, 'infinity') >= ${new Date(from)}`);
  if (to !== undefined) conditions.push(sql`s.start_time < ${new Date(to)}`);
  if (id !== undefined) conditions.push(sql`s.id = ${id}`);
  if (within !== undefined)
    conditions.push(sql`(s.place_id = any(${[...within.places]}::int4[]) or exists (
      select 1 from deviation m where m.signal_id = s.id and m.datastream_id = any(${[...within.datastreams]}::int4[])))`);
  if (joint !== undefined) {
    const some = sql<boolean>`exists (select 1 from joint_deviation j where j.signal_id = s.id)`;
    conditions.push(joint ? some : sql`not ${some}`);
  }
  if (kind !== undefined)
    conditions.push(sql`(exists (select 1 from deviation d where d.signal_id = s.id and d.kind = ${kind})
      or exists (select 1 from joint_deviation j where j.signal_id = s.id and j.kind = ${kind}))`);
  if (open !== undefined) conditions.push(open ? sql`s.end_time is null` : sql`s.end_time is not null`);
  if (windows !== undefined) conditions.push(inWindows(windows));
  if (also !== undefined) conditions.push(also(sql<number>`s.id`));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export interface ChosenSignals {
  /** By the day on which they were noticed; of one day the newest first. */
  readonly ids: readonly number[];
  /** Of each where it is; null: at no known place. */
  readonly placeOf: ReadonlyMap<number, number | null>;
  /** How many there are in all. */
  readonly total: number;
}

export async function selectChosen(db: RhythmDb, choice: SignalChoice, limit: number): Promise<ChosenSignals> {
  const { rows } = await sql<{ id: number; place_id: number | null; total: number }>`
    select s.id, s.place_id, count(*) over ()::int4 as total from signal s where ${chosen(choice)}
    order by date_trunc('day', coalesce(s.noticed_at, s.start_time)), s.start_time desc, s.id limit ${limit}`.execute(
    db,
  );
  const placeOf = new Map(rows.map(({ id, place_id }) => [id, place_id]));
  return { ids: rows.map(({ id }) => id), placeOf, total: rows[0]?.total ?? 0 };
}

export interface WhenNoticed {
  /** When it was noticed, else began. */
  readonly noticed: Date;
  readonly aboutSensor: boolean;
  readonly kinds: readonly DeviationKind[];
}

export async function selectNoticedOf(db: RhythmDb, ids: readonly number[]): Promise<ReadonlyMap<number, WhenNoticed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<WhenNoticed & { id: number }>`
    select id, coalesce(noticed_at, start_time) as noticed, ${aboutSensor('signal')} as "aboutSensor",
      ${kindsOf('signal')} as kinds
    from signal where id = any(${[...ids]}::int4[])`.execute(db);
  return new Map(rows.map(({ id, ...when }) => [id, when]));
}
