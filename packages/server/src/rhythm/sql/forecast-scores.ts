import { sql } from 'kysely';
import type { RhythmDb } from './write-rhythm.ts';

/** Sums over the scored forecasts of one lead time on one UTC day. */
export interface ScoreSums {
  readonly datastreamId: number;
  /** UTC ms at which the day begins. */
  readonly day: number;
  readonly lead: number;
  count: number;
  inside: number;
  error: number;
  scaled: number;
  pinball: number;
  /** In the order of `SIMPLE_RULES`. */
  readonly simple: number[];
}

/** The same over a period. */
export interface ScoreTotals extends Omit<ScoreSums, 'day'> {
  readonly days: number;
}

export interface BandSums {
  readonly datastreamId: number;
  /** UTC ms at which the day begins. */
  readonly day: number;
  count: number;
  inside80: number;
  inside95: number;
}

export async function addScores(db: RhythmDb, sums: readonly ScoreSums[]): Promise<void> {
  for (const one of sums) {
    await sql`
      insert into forecast_score as s (datastream_id, day, lead, count, inside, error, scaled, pinball, simple)
      values (${one.datastreamId}, ${new Date(one.day)}, ${one.lead}, ${one.count}, ${one.inside}, ${one.error},
        ${one.scaled}, ${one.pinball}, ${one.simple}::float8[])
      on conflict (datastream_id, day, lead) do update set
        count = s.count + excluded.count, inside = s.inside + excluded.inside, error = s.error + excluded.error,
        scaled = s.scaled + excluded.scaled, pinball = s.pinball + excluded.pinball,
        simple = (select array_agg(a + b order by i) from unnest(s.simple, excluded.simple) with ordinality as x (a, b, i))`.execute(
      db,
    );
  }
}

export async function selectScores(db: RhythmDb, datastreams: readonly number[], from: number): Promise<ScoreTotals[]> {
  const { rows } = await sql<ScoreTotals>`
    select datastream_id as "datastreamId", lead, count(*)::int4 as days, sum(count)::float8 as count,
      sum(inside)::float8 as inside, sum(error) as error, sum(scaled) as scaled, sum(pinball) as pinball,
      array[sum(simple[1]), sum(simple[2]), sum(simple[3]), sum(simple[4])] as simple
    from forecast_score where datastream_id = any(${[...datastreams]}::int4[]) and day >= ${new Date(from)}
    group by 1, 2`.execute(db);
  return rows;
}

export async function addBands(db: RhythmDb, sums: readonly BandSums[]): Promise<void> {
  if (sums.length === 0) return;
  await sql`
    insert into band_score as s (datastream_id, day, count, inside_80, inside_95)
    select * from unnest(${sums.map((one) => one.datastreamId)}::int4[],
      ${sums.map((one) => new Date(one.day).toISOString())}::timestamptz[], ${sums.map((one) => one.count)}::int4[],
      ${sums.map((one) => one.inside80)}::int4[], ${sums.map((one) => one.inside95)}::int4[])
    on conflict (datastream_id, day) do update set count = s.count + excluded.count,
      inside_80 = s.inside_80 + excluded.inside_80, inside_95 = s.inside_95 + excluded.inside_95`.execute(db);
}

export async function selectBands(
  db: RhythmDb,
  datastreams: readonly number[],
  from: number,
): Promise<Omit<BandSums, 'day'>[]> {
  const { rows } = await sql<Omit<BandSums, 'day'>>`
    select datastream_id as "datastreamId", sum(count)::float8 as count,
      sum(inside_80)::float8 as "inside80", sum(inside_95)::float8 as "inside95"
    from band_score where datastream_id = any(${[...datastreams]}::int4[]) and day >= ${new Date(from)}
    group by 1`.execute(db);
  return rows;
}

/** Scores of days before `before` (UTC ms) that nobody may ask for any more. */
export async function deleteOldScores(db: RhythmDb, before: number): Promise<void> {
  await db.deleteFrom('forecast_score').where('day', '<', new Date(before)).execute();
  await db.deleteFrom('band_score').where('day', '<', new Date(before)).execute();
}
