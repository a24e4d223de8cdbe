import type { OrganisationKind } from '@wijkritme/contract';
import { sql } from 'kysely';
import { appendLog, type LogDb } from './log.ts';

/** Of a name that says so. */
const SUFFIX = '(simulatie)';

/**
 * The number of an organisation that is made up, which is added where it is not there yet, and opened again where it stopped with a city of
 * before; in the caller's transaction.
 * @param at UTC ms
 * @throws Error: its name does not say that it is made up
 */
export async function ensureSimulatedOrganisation(
  trx: LogDb,
  { kind, name }: { readonly kind: OrganisationKind; readonly name: string },
  at: number,
): Promise<number> {
  if (!name.endsWith(SUFFIX)) throw new Error(`the name of an organisation that is made up ends with ${SUFFIX}`);
  const made = await sql<{ id: number }>`insert into organisation (kind, name, created_at)
    values (${kind}, ${name}, ${new Date(at)}) on conflict do nothing returning id`.execute(trx);
  const [row] = made.rows;
  if (row) {
    const subject = `organisation:${row.id}`;
    await appendLog(trx, { at, kind: 'organisation.created', actor: 'sample-city', subject, detail: { kind } });
    return row.id;
  }
  const { rows } = await sql<{ id: number }>`
    select id from organisation where lower(name) = ${name.toLowerCase()}`.execute(trx);
  const [there] = rows;
  if (!there) throw new Error('an organisation went while it was looked up');
  const reopened = await sql`
    update organisation set closed_at = null where id = ${there.id} and closed_at is not null`.execute(trx);
  if (reopened.numAffectedRows)
    await appendLog(trx, {
      ...{ at, kind: 'organisation.changed', actor: 'sample-city', subject: `organisation:${there.id}` },
      detail: { kind, closed: false },
    });
  return there.id;
}

/** Those that are made up and of which nobody is a member stop; in the caller's transaction. They stay, for what was said under their names. */
export async function closeSimulatedOrganisations(trx: LogDb, at: number): Promise<void> {
  const { rows } = await sql<{ id: number; kind: string }>`
    update organisation o set closed_at = ${new Date(at)} where o.closed_at is null and right(o.name, ${SUFFIX.length}) = ${SUFFIX}
      and not exists (select 1 from person p where p.organisation_id = o.id) returning o.id, o.kind`.execute(trx);
  for (const { id, kind } of rows)
    await appendLog(trx, {
      ...{ at, kind: 'organisation.changed', actor: 'sample-city', subject: `organisation:${id}` },
      detail: { kind, closed: true },
    });
}
