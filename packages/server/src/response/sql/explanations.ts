import type { Explanation, ExplanationKind } from '@wijkritme/contract';
import type { Selectable } from 'kysely';
import type { ExplanationTable, ResponseDb } from '../tables.ts';
import { updateAtVersion } from './update-at-version.ts';

/** Open ones first; among them what is no happening first. */
export async function selectExplanations(db: ResponseDb): Promise<Explanation[]> {
  const rows = await db.selectFrom('explanation').selectAll().orderBy('closed').orderBy('id').execute();
  return rows.map(toExplanation);
}

export async function findExplanation(db: ResponseDb, id: number): Promise<Explanation | undefined> {
  const row = await db.selectFrom('explanation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toExplanation(row);
}

export interface ExplanationNames {
  readonly nl: string;
  readonly en: string;
}

/** undefined: there is one of this name. */
export async function insertExplanation(
  db: ResponseDb,
  kind: ExplanationKind,
  { nl, en }: ExplanationNames,
): Promise<Explanation | undefined> {
  const row = await db
    .insertInto('explanation')
    .values({ kind, name_nl: nl, name_en: en })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toExplanation(row);
}

/** undefined: it is not there, or no longer at this version. */
export async function updateExplanation(
  db: ResponseDb,
  { id, version }: { readonly id: number; readonly version: number },
  { nl, en, closed }: ExplanationNames & { readonly closed: boolean },
): Promise<Explanation | undefined> {
  const change = { name_nl: nl, name_en: en, closed };
  const isChanged = await updateAtVersion(db, { table: 'explanation', key: { id }, version }, change);
  return isChanged ? findExplanation(db, id) : undefined;
}

export async function isExplanationName(db: ResponseDb, nl: string, exceptId: number): Promise<boolean> {
  const row = await db
    .selectFrom('explanation')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name_nl']), '=', nl.toLowerCase()))
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

function toExplanation({ id, kind, name_nl, name_en, closed, version }: Selectable<ExplanationTable>): Explanation {
  return { id, kind, nl: name_nl, en: name_en, closed, version };
}
