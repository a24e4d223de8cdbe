import { sql } from 'kysely';
import type { PaceName } from '../tables.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** What was learned of datastreams that are forecast together, without the learned itself. */
export interface ModelFacts {
  readonly key: string;
  readonly pace: PaceName;
  /** In the order in which they were learned. */
  readonly datastreams: readonly number[];
  readonly historyDays: number;
  /** UTC ms. */
  readonly trainedAt: number;
  readonly seconds: number;
  readonly peakBytes: number;
}

export async function selectModelFacts(db: RhythmDb): Promise<ModelFacts[]> {
  const rows = await db
    .selectFrom('forecast_model')
    .select(['key', 'pace', 'datastreams', 'history_days', 'trained_at', 'seconds', 'peak_bytes'])
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    pace: row.pace,
    datastreams: row.datastreams,
    historyDays: row.history_days,
    trainedAt: row.trained_at.getTime(),
    seconds: row.seconds,
    peakBytes: row.peak_bytes,
  }));
}

export async function selectTrained(db: RhythmDb, key: string, pace: PaceName): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('forecast_model')
    .select('trained')
    .where('key', '=', key)
    .where('pace', '=', pace)
    .executeTakeFirst();
  return row?.trained;
}

export async function upsertModel(db: RhythmDb, facts: ModelFacts, trained: Uint8Array): Promise<void> {
  const { key, pace, datastreams, historyDays, trainedAt, seconds, peakBytes } = facts;
  const learned = {
    datastreams: [...datastreams],
    history_days: historyDays,
    trained_at: new Date(trainedAt),
    seconds,
    peak_bytes: peakBytes,
    trained: Buffer.from(trained),
  };
  await db
    .insertInto('forecast_model')
    .values({ key, pace, ...learned })
    .onConflict((on) => on.columns(['key', 'pace']).doUpdateSet(learned))
    .execute();
}

/** Models that none of these groups use any more. */
export async function deleteOtherModels(db: RhythmDb, keys: readonly string[]): Promise<void> {
  await sql`delete from forecast_model where key <> all(${[...keys]}::text[])`.execute(db);
}
