import { sql } from 'kysely';
import { decodeColumns, encodeColumns, type ForecastColumns } from '../forecasts/forecast-columns.ts';
import type { PaceName } from '../tables.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** One forecast of one datastream, as it was made. */
export interface StoredForecast {
  readonly datastreamId: number;
  readonly pace: PaceName;
  /** UTC ms; nothing from here on was known. */
  readonly origin: number;
  readonly madeAt: number;
  readonly method: string;
  /** Mean change from one day to the next, as known at the origin. */
  readonly scale: number;
  readonly columns: ForecastColumns;
  /** Steps that have been scored. */
  readonly scored: number;
}

/** What is there already stays as it is: a forecast says what was known at its origin. */
export async function insertForecasts(db: RhythmDb, forecasts: readonly StoredForecast[]): Promise<void> {
  if (forecasts.length === 0) return;
  await db
    .insertInto('forecast')
    .values(
      forecasts.map((one) => ({
        datastream_id: one.datastreamId,
        pace: one.pace,
        origin: new Date(one.origin),
        made_at: new Date(one.madeAt),
        method: one.method,
        scale: one.scale,
        steps: one.columns.p50.length,
        columns: encodeColumns(one.columns),
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Of each pace the newest forecast of a datastream. */
export async function selectNewest(db: RhythmDb, datastreamId: number): Promise<StoredForecast[]> {
  const rows = await db
    .selectFrom('forecast')
    .distinctOn('pace')
    .selectAll()
    .where('datastream_id', '=', datastreamId)
    .orderBy('pace')
    .orderBy('origin', 'desc')
    .execute();
  return rows.map(toStored);
}

/** Forecasts of a datastream that are not scored to their end, oldest first. */
export async function selectUnscored(db: RhythmDb, datastreamId: number, pace: PaceName): Promise<StoredForecast[]> {
  const rows = await db
    .selectFrom('forecast')
    .selectAll()
    .where('datastream_id', '=', datastreamId)
    .where('pace', '=', pace)
    .whereRef('scored', '<', 'steps')
    .orderBy('origin')
    .execute();
  return rows.map(toStored);
}

export async function updateScored(
  db: RhythmDb,
  { datastreamId, pace }: { datastreamId: number; pace: PaceName },
  scored: readonly { readonly origin: number; readonly steps: number }[],
): Promise<void> {
  if (scored.length === 0) return;
  await sql`
    update forecast f set scored = s.steps
    from unnest(${scored.map(({ origin }) => new Date(origin).toISOString())}::timestamptz[],
      ${scored.map(({ steps }) => steps)}::int4[]) as s (origin, steps)
    where f.datastream_id = ${datastreamId} and f.pace = ${pace} and f.origin = s.origin`.execute(db);
}

/**
 * Forecasts of a datastream that nobody needs: scored to their end, or made at an origin that is not kept for scoring; the
 * newest stays.
 */
export async function deleteSpent(
  db: RhythmDb,
  { datastreamId, pace }: { datastreamId: number; pace: PaceName },
  keptEveryMs: number,
): Promise<void> {
  await sql`
    delete from forecast f where datastream_id = ${datastreamId} and pace = ${pace}
      and (scored >= steps or mod(extract(epoch from origin)::bigint, ${keptEveryMs / 1000}::bigint) <> 0)
      and origin < (select max(origin) from forecast n where n.datastream_id = ${datastreamId} and n.pace = ${pace})`.execute(
    db,
  );
}

/** What answered in the newest forecast of each datastream. */
export async function selectMethods(db: RhythmDb, datastreams: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; method: string }>`
    select distinct on (datastream_id) datastream_id as id, method from forecast
    where datastream_id = any(${[...datastreams]}::int4[]) and pace = 'far' order by datastream_id, origin desc`.execute(
    db,
  );
  return new Map(rows.map(({ id, method }) => [id, method]));
}

/** UTC ms of the newest origin of any of these datastreams; NaN where there is none. */
export async function selectNewestOrigin(db: RhythmDb, datastreams: readonly number[]): Promise<number> {
  const { rows } = await sql<{ origin: Date | null }>`
    select max(origin) as origin from forecast where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  return rows[0]?.origin?.getTime() ?? Number.NaN;
}

function toStored(row: {
  datastream_id: number;
  pace: PaceName;
  origin: Date;
  made_at: Date;
  method: string;
  scale: number;
  steps: number;
  columns: Buffer;
  scored: number;
}): StoredForecast {
  return {
    datastreamId: row.datastream_id,
    pace: row.pace,
    origin: row.origin.getTime(),
    madeAt: row.made_at.getTime(),
    method: row.method,
    scale: row.scale,
    columns: decodeColumns(row.columns, row.steps),
    scored: row.scored,
  };
}
