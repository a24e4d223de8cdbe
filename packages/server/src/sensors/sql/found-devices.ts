import type { AnnouncementSource, FoundDevice, FoundStatus, FoundStream } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

export interface FoundRow {
  id: number;
  source: AnnouncementSource;
  identity: string | null;
  name: string | null;
  manufacturer: string | null;
  model: string | null;
  streams: FoundStream[];
  cut_off: boolean;
  left_out: string[];
  first_seen: Date;
  last_seen: Date;
  times: number;
  status: FoundStatus;
  later_until: Date | null;
  thing_id: number | null;
}

/** What is kept of an announcement; everything else of it is gone. */
export interface FoundFacts {
  readonly source: AnnouncementSource;
  readonly identity: string | null;
  readonly name: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly streams: readonly FoundStream[];
  readonly cutOff: boolean;
  readonly leftOut: readonly string[];
}

/** The key of the hash, made once for this store. */
export async function ensureFoundSecret(db: SensorsDb, fresh: Buffer): Promise<Buffer> {
  await sql`insert into found_secret (secret) select ${fresh} where not exists (select 1 from found_secret)`.execute(
    db,
  );
  const row = await db.selectFrom('found_secret').select('secret').limit(1).executeTakeFirstOrThrow();
  return row.secret;
}

export async function selectFoundByFingerprint(db: SensorsDb, fingerprint: Buffer): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`select * from found_device where fingerprint = ${fingerprint}`.execute(db);
  return rows[0];
}

export async function selectFoundById(db: SensorsDb, id: number): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`select * from found_device where id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first. `later` is what was put off and is not due yet; what is due counts as new. */
export async function selectFound(
  db: SensorsDb,
  status: FoundStatus | undefined,
  now: Date,
  limit: number,
): Promise<FoundRow[]> {
  const effective = sql`case when status = 'later' and later_until <= ${now} then 'new' else status end`;
  const chosen = status === undefined ? sql`true` : sql`${effective} = ${status}`;
  const { rows } = await sql<FoundRow>`
    select id, source, identity, name, manufacturer, model, streams, cut_off, left_out, first_seen, last_seen, times,
      ${effective} as status, later_until, thing_id
    from found_device where ${chosen} order by last_seen desc, id desc limit ${limit}`.execute(db);
  return rows;
}

export async function insertFound(db: SensorsDb, fingerprint: Buffer, facts: FoundFacts, at: Date): Promise<void> {
  await db
    .insertInto('found_device')
    .values({
      fingerprint,
      ...columnsOf(facts),
      first_seen: at,
      last_seen: at,
      later_until: null,
      thing_id: null,
    })
    .execute();
}

export async function updateFound(db: SensorsDb, id: number, facts: FoundFacts, at: Date): Promise<void> {
  await db
    .updateTable('found_device')
    .set({ ...columnsOf(facts), last_seen: at, times: sql`least(times + 1, 2000000000)` })
    .where('id', '=', id)
    .execute();
}

function columnsOf({ source, identity, name, manufacturer, model, streams, cutOff, leftOut }: FoundFacts) {
  return {
    source,
    identity,
    name,
    manufacturer,
    model,
    streams: JSON.stringify(streams),
    cut_off: cutOff,
    left_out: JSON.stringify(leftOut),
  };
}

export async function setFoundStatus(
  db: SensorsDb,
  id: number,
  status: FoundStatus,
  { laterUntil, thingId }: { readonly laterUntil: Date | null; readonly thingId: number | null },
): Promise<void> {
  await db
    .updateTable('found_device')
    .set({ status, later_until: laterUntil, thing_id: thingId })
    .where('id', '=', id)
    .execute();
}

export async function countFound(db: SensorsDb): Promise<{ waiting: number; decided: number }> {
  const { rows } = await sql<{ waiting: number; decided: number }>`
    select count(*) filter (where status in ('new', 'later'))::int4 as waiting,
      count(*) filter (where status not in ('new', 'later'))::int4 as decided from found_device`.execute(db);
  return rows[0] ?? { waiting: 0, decided: 0 };
}

/** Makes room for one: the device that was heard longest ago, if that is before `heardBefore`. @returns whether there is room */
export async function forgetStale(db: SensorsDb, heardBefore: Date): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    delete from found_device where id = (
      select id from found_device where status in ('new', 'later') and last_seen < ${heardBefore}
      order by last_seen limit 1) returning id`.execute(db);
  return rows.length > 0;
}

export function toFoundDevice(row: FoundRow, deviceTypes: string[]): FoundDevice {
  return {
    id: row.id,
    source: row.source,
    identity: row.identity,
    name: row.name,
    manufacturer: row.manufacturer,
    model: row.model,
    deviceTypes,
    streams: row.streams,
    cutOff: row.cut_off,
    leftOut: row.left_out,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    times: row.times,
    status: row.status,
    laterUntil: row.later_until?.toISOString() ?? null,
    thingId: row.thing_id,
  };
}
