import { sql } from 'kysely';
import type { SequenceState } from '../watch/sequence.ts';
import type { ObservationsDb } from './read-observations.ts';

/** Sessions of one thing, the latest used first. */
export async function selectSequences(
  db: ObservationsDb,
  thingId: number,
): Promise<(SequenceState & { session: string })[]> {
  const { rows } = await sql<SequenceState & { session: string }>`
    select session, highest::float8 as highest, seen from thing_sequence where thing_id = ${thingId}
    order by used_at desc`.execute(db);
  return rows;
}

/** Of each thing the sessions that were used last are kept. */
export async function upsertSequence(
  db: ObservationsDb,
  { thingId, session, state, now }: { thingId: number; session: string; state: SequenceState; now: number },
  kept: number,
): Promise<void> {
  await sql`
    insert into thing_sequence (thing_id, session, highest, seen, used_at)
    select ${thingId}::int4, ${session}::text, ${state.highest}::int8, ${JSON.stringify(state.seen)}::jsonb,
      ${new Date(now).toISOString()}::timestamptz
    where exists (select 1 from thing where id = ${thingId}::int4)
    on conflict (thing_id, session) do update set
      highest = excluded.highest, seen = excluded.seen, used_at = excluded.used_at`.execute(db);
  await sql`
    delete from thing_sequence where thing_id = ${thingId} and session in (
      select session from thing_sequence where thing_id = ${thingId} order by used_at desc offset ${kept}
    )`.execute(db);
}
