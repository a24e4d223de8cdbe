import type { PoolClient } from 'pg';
import { int4Array, timestamptzArray } from '../../foundation/database/binary-array.ts';
import { keyOf } from './write-observations.ts';

/** Readings that name a feature of their own, by column. Times are UTC ms. */
export interface FeatureRows {
  readonly datastream: readonly number[];
  readonly time: readonly number[];
  readonly feature: readonly number[];
}

/** A feature that was deleted meanwhile is left out: its reading is about what its datastream is about. */
const placeText = `
  with k as (
    select * from unnest($1::int4[], $2::timestamptz[], $3::int4[]) as k (datastream_id, time, feature_id)
  ), there as (
    select id from feature_of_interest where id = any($3::int4[]) for key share
  ), placed as (
    update observation o set feature_id = k.feature_id from k join there on there.id = k.feature_id
    where o.datastream_id = k.datastream_id and o.phenomenon_time = k.time
  )
  insert into feature_datastream (feature_id, datastream_id)
  select distinct k.feature_id, k.datastream_id from k join there on there.id = k.feature_id
  on conflict do nothing`;

const featuresText = `
  select o.datastream_id, extract(epoch from o.phenomenon_time)::float8 * 1000 as time, o.feature_id
  from unnest($1::int4[], $2::timestamptz[]) as k (datastream_id, phenomenon_time)
  join observation o using (datastream_id, phenomenon_time) where o.feature_id is not null`;

const values = ({ datastream, time }: Omit<FeatureRows, 'feature'>) => [
  int4Array(datastream, datastream.length),
  timestamptzArray(time, time.length),
];

/** To be called in the transaction that stored the readings. */
export async function placeFeatures(client: PoolClient, rows: FeatureRows): Promise<void> {
  await client.query({
    name: 'observations-place-features',
    text: placeText,
    values: [...values(rows), int4Array(rows.feature, rows.feature.length)],
  });
}

/** Features that stored readings have of their own, by key (`keyOf`). */
export async function selectFeatures(
  client: PoolClient,
  rows: Omit<FeatureRows, 'feature'>,
): Promise<Map<string, number>> {
  const result = await client.query<[number, number, number]>({
    name: 'observations-features',
    text: featuresText,
    rowMode: 'array',
    values: values(rows),
  });
  return new Map(result.rows.map(([datastream, time, feature]) => [keyOf(datastream, Math.round(time)), feature]));
}
