import type { OpenDatasetDraft } from '@wijkritme/contract';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ObservationsTables, OpenReleaseTable } from '../tables.ts';
import { readings } from './sealed-readings.ts';

type Db = Kysely<ObservationsTables> | Transaction<ObservationsTables>;

export interface StoredDataset extends OpenDatasetDraft {
  readonly id: number;
  readonly createdAt: Date;
}

/** All datasets, or the one asked for. */
export async function selectDatasets(db: Db, id?: number): Promise<StoredDataset[]> {
  const rows = await db
    .selectFrom('open_dataset')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? -1))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row.declaration, id: row.id, createdAt: row.created_at }));
}

/** Others that want to release from this dataset wait until this transaction ends: a budget is spent by one at a time. */
export async function lockDataset(trx: Db, id: number): Promise<void> {
  await sql`select 1 from open_dataset where id = ${id} for update`.execute(trx);
}

/** @returns undefined when one of the series belongs to another dataset already */
export async function insertDataset(trx: Db, draft: OpenDatasetDraft, at: Date): Promise<number | undefined> {
  const { id } = await trx
    .insertInto('open_dataset')
    .values({ declaration: JSON.stringify(draft), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const taken = await trx
    .insertInto('open_dataset_series')
    .values(draft.datastreams.map((datastream_id) => ({ datastream_id, dataset_id: id })))
    .onConflict((on) => on.doNothing())
    .returning('datastream_id')
    .execute();
  return taken.length === draft.datastreams.length ? id : undefined;
}

/** Datastreams of all datasets. */
export async function selectDatasetSeries(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('open_dataset_series').select('datastream_id').orderBy('datastream_id').execute();
  return rows.map(({ datastream_id }) => datastream_id);
}

export type StoredRelease = Omit<OpenReleaseTable, 'id'> & { readonly id: number };
/** The ledger needs no figures. */
export type LedgerRow = Omit<StoredRelease, 'figures'>;

const ledgerColumns = [
  'id',
  'dataset_id',
  'question',
  'from_date',
  'to_date',
  'starts_at',
  'ends_at',
  'epsilon_millionths',
  'margin',
  'digest',
  'released_at',
] as const;

/** Newest first. */
export function selectLedger(db: Db, datasetId: number): Promise<LedgerRow[]> {
  return db
    .selectFrom('open_release')
    .select([...ledgerColumns])
    .where('dataset_id', '=', datasetId)
    .orderBy('id', 'desc')
    .execute();
}

export function findRelease(db: Db, id: number): Promise<StoredRelease | undefined> {
  return db.selectFrom('open_release').selectAll().where('id', '=', id).executeTakeFirst();
}

export function insertRelease(trx: Db, row: Omit<StoredRelease, 'id'>): Promise<StoredRelease> {
  return trx.insertInto('open_release').values(row).returningAll().executeTakeFirstOrThrow();
}

export interface StepSum {
  readonly datastream: number;
  /** Position of the step, from 0. */
  readonly step: number;
  readonly sum: number;
}

/** Sums of readings per datastream and step. @param edges beginnings of the steps and the end of the last, UTC ms */
export async function selectStepSums(
  db: Db,
  datastreams: readonly number[],
  edges: readonly number[],
): Promise<StepSum[]> {
  const instants = edges.map((edge) => new Date(edge).toISOString());
  const { rows } = await sql<StepSum>`
    select datastream_id as datastream, width_bucket(phenomenon_time, ${instants}::timestamptz[]) - 1 as step,
      sum(result order by phenomenon_time)::float8 as sum
    from ${readings(sql`datastream_id = any(${[...datastreams]}::int4[])`, {
      from: sql`${instants[0]}::timestamptz`,
      to: sql`${instants.at(-1)}::timestamptz`,
    })}
    group by 1, 2`.execute(db);
  return rows;
}
