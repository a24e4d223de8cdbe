import { sql } from 'kysely';
import { askThrough, holdSealing, MonthKeys, openMonths } from './open-months.ts';
import { monthOf } from './partitions.ts';
import type { ObservationsDb } from './read-observations.ts';
import { newestReading } from './sealed-readings.ts';

/** A reading by its key. */
export interface ReadingKey {
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
}

/** Months of readings become rows where they were sealed: the first step of changing or deleting any of them, in the same transaction. */
export async function openReadings(db: ObservationsDb, readings: readonly ReadingKey[]): Promise<void> {
  const ask = askThrough(db);
  const keys = new MonthKeys();
  for (const { datastream, time } of readings) keys.add(datastream, monthOf(time));
  await holdSealing(ask);
  await openMonths(ask, keys);
}

/**
 * Holds readings until the transaction ends, so that nobody deletes or moves one meanwhile.
 * @returns the first that is not there any more
 */
export async function holdReadings(
  db: ObservationsDb,
  readings: readonly ReadingKey[],
): Promise<ReadingKey | undefined> {
  for (const key of readings) {
    const { rows } = await sql`
      select 1 from observation
      where datastream_id = ${key.datastream} and phenomenon_time = ${new Date(key.time)} for update`.execute(db);
    if (rows.length === 0) return key;
  }
  return undefined;
}

/** @param values what is undefined stays; resultTime NaN takes it away */
export async function updateReading(
  db: ObservationsDb,
  { datastream, time }: ReadingKey,
  values: {
    readonly result?: number | undefined;
    readonly resultTime?: number | undefined;
    readonly feature?: number | null;
  },
): Promise<void> {
  const resultTime = values.resultTime;
  const columns = {
    ...(values.result !== undefined && { result: values.result }),
    ...(resultTime !== undefined && { result_time: Number.isNaN(resultTime) ? null : new Date(resultTime) }),
    ...(values.feature !== undefined && { feature_id: values.feature }),
  };
  if (Object.keys(columns).length > 0)
    await db
      .updateTable('observation')
      .where('datastream_id', '=', datastream)
      .where('phenomenon_time', '=', new Date(time))
      .set(columns)
      .execute();
  if (values.feature == null) return;
  await db
    .insertInto('feature_datastream')
    .values({ feature_id: values.feature, datastream_id: datastream })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteReading(db: ObservationsDb, { datastream, time }: ReadingKey): Promise<void> {
  await db
    .deleteFrom('observation')
    .where('datastream_id', '=', datastream)
    .where('phenomenon_time', '=', new Date(time))
    .execute();
  await db
    .deleteFrom('moved_reading')
    .where('datastream_id', '=', datastream)
    .where('now_at', '=', new Date(time))
    .execute();
  await db
    .insertInto('removed_reading')
    .values({ datastream_id: datastream, phenomenon_time: new Date(time) })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The newest reading of a datastream as it is now, and word of what changed for everybody who follows the outbox. */
export async function announceCorrection(db: ObservationsDb, { datastream, time }: ReadingKey): Promise<void> {
  await sql`delete from latest where datastream_id = ${datastream}`.execute(db);
  await sql`
    insert into latest (datastream_id, phenomenon_time, result)
    select ${datastream}::int4, n.phenomenon_time, n.result from ${newestReading(sql`${datastream}`)}
    on conflict (datastream_id) do nothing`.execute(db);
  const announcement = JSON.stringify({ datastreams: [datastream], from: [time] });
  await sql`insert into outbox (kind, payload) values ('observations.stored', ${announcement}::jsonb)`.execute(db);
}
