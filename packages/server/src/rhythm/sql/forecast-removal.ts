import { sql } from 'kysely';
import type { Due } from '../../observations/index.ts';
import { dueTable, type Gone, perDatastream } from './retention.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** Everything of these datastreams, and every model that learned from them. */
export async function deleteForecasts(db: RhythmDb, datastreamIds: readonly number[]): Promise<void> {
  const ids = [...datastreamIds];
  if (ids.length === 0) return;
  for (const table of ['forecast', 'forecast_score', 'band_score'] as const)
    await db.deleteFrom(table).where('datastream_id', 'in', ids).execute();
  await sql`delete from forecast_model where datastreams && ${ids}::int4[]`.execute(db);
}

/** Forecasts of origins that are due as readings are: their simple rules repeat readings. */
export async function deleteDueForecasts(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with gone as (
      delete from forecast f using ${dueTable(dues, 'raw')} where f.datastream_id = due.id and f.origin < due.before
      returning f.datastream_id, f.origin as time
    )
    ${perDatastream}`.execute(db);
  return rows;
}

/** Scores of days that are due. */
export async function deleteDueScores(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with forecasts as (
      delete from forecast_score s using ${dueTable(dues, 'day')} where s.datastream_id = due.id and s.day < due.before
      returning s.datastream_id, s.day as time
    ), bands as (
      delete from band_score s using ${dueTable(dues, 'day')} where s.datastream_id = due.id and s.day < due.before
      returning s.datastream_id, s.day as time
    ), gone as (select * from forecasts union all select * from bands)
    ${perDatastream}`.execute(db);
  return rows;
}

/** Models that learned from datastreams of which everything goes. */
export async function deleteDueModels(db: RhythmDb, dues: readonly Due[]): Promise<void> {
  const ids = dues.filter(({ raw }) => raw === Number.POSITIVE_INFINITY).map(({ datastreamId }) => datastreamId);
  if (ids.length > 0) await sql`delete from forecast_model where datastreams && ${ids}::int4[]`.execute(db);
}
