import { type RawBuilder, sql } from 'kysely';

/** Who reads, as the rule needs them. */
export interface LabelReader {
  readonly personId: number;
  readonly organisationId: number;
}

/**
 * May this reader see a row with a sharing label (TLP 2.0)? For a `where`, so that what may not be seen never leaves the
 * store. The row has the columns `label`, `author_id`, `organisation_id` (of the author) and `audience` (organisations).
 * What the rule does not name is closed.
 *
 * @param row name of the row in the statement
 */
export function labelAllows(row: string, { personId, organisationId }: LabelReader): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql<boolean>`(${column('author_id')} = ${personId} or case ${column('label')}
    when 'TLP:CLEAR' then true
    when 'TLP:GREEN' then true
    when 'TLP:AMBER' then ${column('organisation_id')} = ${organisationId} or ${organisationId} = any(${column('audience')})
    when 'TLP:AMBER+STRICT' then ${column('organisation_id')} = ${organisationId}
    else false end)`;
}
