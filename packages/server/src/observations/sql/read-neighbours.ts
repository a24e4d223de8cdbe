import type { PoolClient } from 'pg';
import { float8Array, int4Array, timestamptzArray } from '../../foundation/database/binary-array.ts';
import type { Readings } from '../readings.ts';

/** What is stored around a reading: one for the same moment, or another one too close to it. */
export type Neighbourhood = 'same' | 'near';

const neighboursText = `
  select r.place::int4 - 1,
    exists (
      select 1 from observation o
      where o.datastream_id = r.datastream_id and o.phenomenon_time = r.time
    ) as same
  from unnest($1::int4[], $2::timestamptz[], $3::float8[]) with ordinality as r (datastream_id, time, gap, place)
  where r.gap > 0 and exists (
    select 1 from observation o
    where o.datastream_id = r.datastream_id
      and o.phenomenon_time > r.time - r.gap * interval '1 millisecond'
      and o.phenomenon_time < r.time + r.gap * interval '1 millisecond'
  )`;

/**
 * Stored readings within a gap of each of these, the gap itself excluded.
 * @param gaps ms per row; 0 leaves the row out
 * @returns by row number; rows without anything near are absent
 */
export async function selectNeighbours(
  client: PoolClient,
  rows: Readings,
  gaps: Float64Array,
): Promise<(Neighbourhood | undefined)[]> {
  const result = await client.query<[number, boolean]>({
    name: 'observations-neighbours',
    text: neighboursText,
    rowMode: 'array',
    values: [
      int4Array(rows.datastream, rows.count),
      timestamptzArray(rows.time, rows.count),
      float8Array(gaps, rows.count),
    ],
  });
  const found: (Neighbourhood | undefined)[] = [];
  for (const [row, isSame] of result.rows) found[row] = isSame ? 'same' : 'near';
  return found;
}
