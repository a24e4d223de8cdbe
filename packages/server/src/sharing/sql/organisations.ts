import type { Organisation, OrganisationKind } from '@wijkritme/contract';
import type { Selectable } from 'kysely';
import type { OrganisationTable, SharingDb } from '../tables.ts';

export async function selectOrganisations(db: SharingDb): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('name').execute();
  return rows.map(toOrganisation);
}

/** undefined: another organisation has this name. */
export async function insertOrganisation(
  db: SharingDb,
  { kind, name }: { readonly kind: OrganisationKind; readonly name: string },
  now: Date,
): Promise<Organisation | undefined> {
  const row = await db
    .insertInto('organisation')
    .values({ kind, name, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toOrganisation(row);
}

/** undefined: there is no such organisation. */
export async function updateOrganisation(
  db: SharingDb,
  id: number,
  change: { readonly kind: OrganisationKind; readonly name: string; readonly closed_at: Date | null },
): Promise<Organisation | undefined> {
  const row = await db.updateTable('organisation').set(change).where('id', '=', id).returningAll().executeTakeFirst();
  return row && toOrganisation(row);
}

export async function isNameTaken(db: SharingDb, name: string, exceptId: number): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

function toOrganisation({ id, kind, name, closed_at }: Selectable<OrganisationTable>): Organisation {
  return { id, kind, name, closed: closed_at !== null };
}
