import { sql } from 'kysely';
import type { ResponseDb, ResponseTables } from '../tables.ts';

type Versioned =
  | 'explanation'
  | 'interpretation'
  | 'case_file'
  | 'case_entry'
  | 'case_attachment'
  | 'questionnaire_round';

export interface AtVersion<T extends Versioned> {
  readonly table: T;
  /** Columns that name the one row. */
  readonly key: Partial<Record<keyof ResponseTables[T] & string, number | string>>;
  /** The version that was seen. */
  readonly version: number;
}

/**
 * Changes a row that nobody changed meanwhile, and counts its version up: two who change at once cannot overwrite each other.
 * @returns false: there is no such row, or no longer at this version
 */
export async function updateAtVersion<T extends Versioned>(
  db: ResponseDb,
  { table, key, version }: AtVersion<T>,
  change: Partial<Record<keyof ResponseTables[T] & string, unknown>>,
): Promise<boolean> {
  const pairs = (of: object) => Object.entries(of).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.join(pairs(change))}, version = version + 1
    where ${sql.join(pairs({ ...key, version }), sql` and `)}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
