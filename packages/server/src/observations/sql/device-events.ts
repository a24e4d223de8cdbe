import type { DeviceEventKind } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

export interface EventCount {
  readonly thingId: number;
  readonly kind: DeviceEventKind;
  readonly count: number;
  /** UTC ms. */
  readonly firstAt: number;
  readonly lastAt: number;
}

const instant = (time: number) => new Date(time).toISOString();

/** Adds to the event that is going on, or makes one; of each thing the newest are kept. A thing that is gone has none. */
export async function addDeviceEvent(
  db: ObservationsDb,
  event: EventCount,
  gapMs: number,
  kept: number,
): Promise<void> {
  const { thingId, kind, count, firstAt, lastAt } = event;
  const { numAffectedRows = 0n } = await sql`
    update device_event set count = count + ${count}, last_at = greatest(last_at, ${instant(lastAt)}::timestamptz)
    where id = (
      select id from device_event where thing_id = ${thingId} and kind = ${kind}
        and last_at >= ${instant(firstAt - gapMs)}::timestamptz order by last_at desc limit 1
    )`.execute(db);
  if (numAffectedRows > 0n) return;
  await sql`
    insert into device_event (thing_id, kind, count, first_at, last_at)
    select ${thingId}::int4, ${kind}::text, ${count}::int8, ${instant(firstAt)}::timestamptz, ${instant(lastAt)}::timestamptz
    where exists (select 1 from thing where id = ${thingId}::int4)`.execute(db);
  await sql`
    delete from device_event where id in (
      select id from device_event where thing_id = ${thingId} order by last_at desc, id desc offset ${kept}
    )`.execute(db);
}

/** Newest first. */
export async function selectDeviceEvents(db: ObservationsDb, thingId: number): Promise<EventCount[]> {
  const { rows } = await sql<EventCount>`
    select thing_id as "thingId", kind, count::float8 as count,
      extract(epoch from first_at)::float8 * 1000 as "firstAt", extract(epoch from last_at)::float8 * 1000 as "lastAt"
    from device_event where thing_id = ${thingId} order by last_at desc, id desc`.execute(db);
  return rows;
}
