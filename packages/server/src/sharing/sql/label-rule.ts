import { type RawBuilder, sql } from 'kysely';

/** Who reads, where they work and when, as the rule needs them. */
export interface LabelReader {
  readonly personId: number;
  readonly organisationId: number;
  /** Places where they work on signals. */
  readonly places: readonly number[];
  /** Everywhere, also at no known place. */
  readonly everywhere: boolean;
  readonly now: Date;
}

/**
 * May this reader see a row with a sharing label (TLP 2.0)? For a `where`, so that what may not be seen never leaves the
 * store. The row has the columns `label`, `author_id`, `organisation_id` (of the author), `audience` (organisations),
 * `only_places`, `persons` and `label_ends_at`. The author always may; what the rule does not name is closed.
 *
 * @param row name of the row in the statement
 */
export function labelAllows(row: string, reader: LabelReader): RawBuilder<boolean> {
  const { personId, organisationId, everywhere, places, now } = reader;
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql<boolean>`(${column('author_id')} = ${personId} or (
    ${hasNotEnded(row, now)}
    and (cardinality(${column('only_places')}) = 0 or ${everywhere} or ${column('only_places')} && ${[...places]}::int4[])
    and case ${column('label')}
      when 'TLP:CLEAR' then true
      when 'TLP:GREEN' then true
      when 'TLP:AMBER' then ${column('organisation_id')} = ${organisationId} or ${organisationId} = any(${column('audience')})
      when 'TLP:AMBER+STRICT' then ${column('organisation_id')} = ${organisationId}
      when 'TLP:RED' then ${personId} = any(${column('persons')})
      else false end))`;
}

/**
 * May everybody see such a row, who has not signed in too? TLP:CLEAR alone, while it lasts, and not where it is narrowed to who works
 * somewhere. Stricter than `labelAllows` for every reader; who wrote it makes no difference.
 *
 * @param row name of the row in the statement
 */
export function isForEverybody(row: string, now: Date): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql<boolean>`(${column('label')} = 'TLP:CLEAR' and ${hasNotEnded(row, now)} and cardinality(${column('only_places')}) = 0)`;
}

function hasNotEnded(row: string, now: Date): RawBuilder<boolean> {
  const ends = sql.ref(`${row}.label_ends_at`);
  return sql<boolean>`(${ends} is null or ${ends} > ${now})`;
}
