import type { FeedFault } from '@wijkritme/contract';
import { type Kysely, sql } from 'kysely';
import type { FeedTable, ObservationsTables } from '../tables.ts';

type Db = Kysely<ObservationsTables>;
export type FeedRow = FeedTable;

export async function selectFeeds(db: Db): Promise<FeedRow[]> {
  return db.selectFrom('feed').selectAll().orderBy('thing_id').execute();
}

export async function findFeed(db: Db, thingId: number): Promise<FeedRow | undefined> {
  return db.selectFrom('feed').selectAll().where('thing_id', '=', thingId).executeTakeFirst();
}

export interface FeedSettings {
  readonly thingId: number;
  readonly adapter: string;
  readonly station: string;
  readonly origin: string;
  readonly sealedKey: Buffer | null;
  readonly now: Date;
}

/** Asked at once. What was counted and reached of another source says nothing any more. */
export async function upsertFeed(db: Db, settings: FeedSettings): Promise<void> {
  const { thingId, adapter, station, origin, sealedKey, now } = settings;
  await sql`
    insert into feed as f (thing_id, adapter, station, origin, sealed_key, next_at)
    values (${thingId}, ${adapter}, ${station}, ${origin}, ${sealedKey}, ${now})
    on conflict (thing_id) do update set
      reached = case when f.adapter = excluded.adapter and f.station = excluded.station then f.reached end,
      adapter = excluded.adapter, station = excluded.station, origin = excluded.origin, sealed_key = excluded.sealed_key,
      next_at = excluded.next_at, failures = 0, fault = null`.execute(db);
}

export async function deleteFeed(db: Db, thingId: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('feed').where('thing_id', '=', thingId).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The stations that any thing wants of a source. */
export async function selectStations(db: Db, adapter: string, origin: string): Promise<string[]> {
  const rows = await db
    .selectFrom('feed')
    .select('station')
    .distinct()
    .where('adapter', '=', adapter)
    .where('origin', '=', origin)
    .orderBy('station')
    .execute();
  return rows.map(({ station }) => station);
}

/** Takes the feed of these adapters that is due longest, so that no other process asks too; until `until` it is ours. */
export async function claimDueFeed(
  db: Db,
  adapters: readonly string[],
  { now, until }: { now: Date; until: Date },
): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    update feed set next_at = ${until}, tried_at = ${now} where thing_id = (
      select thing_id from feed where next_at <= ${now} and adapter = any(${[...adapters]}::text[]) order by next_at limit 1 for update skip locked
    ) returning *`.execute(db);
  return rows[0];
}

/** The feeds that are listened to by this process until `until`: those that it listens to already (`ours`), and those that nobody does. */
export async function claimStreams(
  db: Db,
  adapters: readonly string[],
  { now, until, ours }: { now: Date; until: Date; ours: readonly number[] },
): Promise<FeedRow[]> {
  const isOurs = sql`thing_id = any(${[...ours]}::int4[])`;
  const { rows } = await sql<FeedRow>`
    update feed set next_at = ${until}, tried_at = case when ${isOurs} then tried_at else ${now}::timestamptz end
    where adapter = any(${[...adapters]}::text[]) and (next_at <= ${now} or ${isOurs}) returning *`.execute(db);
  return rows.sort((a, b) => a.thing_id - b.thing_id);
}

export interface FeedOutcome {
  readonly thingId: number;
  readonly now: Date;
  readonly nextAt: Date;
  readonly fault: FeedFault | null;
  readonly reached: Date | null;
  readonly stored: number;
  readonly refused: number;
}

export async function noteOutcome(db: Db, outcome: FeedOutcome): Promise<void> {
  const { thingId, now, nextAt, fault, reached, stored, refused } = outcome;
  await sql`
    update feed set next_at = ${nextAt}, fault = ${fault},
      failures = case when ${fault}::text is null then 0 else failures + 1 end,
      succeeded_at = case when ${fault}::text is null then ${now}::timestamptz else succeeded_at end,
      reached = greatest(reached, ${reached}::timestamptz),
      stored = stored + ${stored}, refused = refused + ${refused}
    where thing_id = ${thingId}`.execute(db);
}
