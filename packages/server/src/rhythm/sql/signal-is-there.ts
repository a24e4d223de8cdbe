import { type RawBuilder, sql } from 'kysely';

/** A condition on the number of a signal, for a statement of another room: it is there, so that it can be looked at and answered. */
export function signalIsThere(signalId: RawBuilder<number>): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from signal there where there.id = ${signalId})`;
}
