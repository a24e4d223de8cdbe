import type { RhythmTables } from '../src/rhythm/tables.ts';
import type { TestServer } from './start-test-server.ts';

/** A signal put into the store as the product keeps it, without weeks of readings before it. @returns its number */
export async function buildSignal(
  server: TestServer,
  placeId: number | null,
  start = '2026-11-20T21:00:00Z',
  noticedAt = new Date(start),
  surprise = 5,
): Promise<number> {
  const { id } = await server.context.db
    .withTables<RhythmTables>()
    .insertInto('signal')
    .values({
      place_id: placeId,
      start_time: new Date(start),
      end_time: null,
      outage: false,
      surprise,
      noticed_at: noticedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
