import { type RawBuilder, sql } from 'kysely';

/** Do all of these words occur in a text, whatever their case? @param text of the statement */
export function foundByWords(text: RawBuilder<string>, words: string): RawBuilder<boolean> {
  const patterns = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return sql<boolean>`${text} ilike all(${patterns}::text[])`;
}
