import type { Insertable } from 'kysely';
import type { AnswerTermTable, ResponseDb } from '../tables.ts';

/** Days by place, of the places that have a term of their own. */
export async function selectAnswerTerms(db: ResponseDb): Promise<ReadonlyMap<number, number>> {
  const rows = await db.selectFrom('answer_term').select(['place_id', 'days']).execute();
  return new Map(rows.map(({ place_id, days }) => [place_id, days]));
}

export async function upsertAnswerTerm(db: ResponseDb, term: Insertable<AnswerTermTable>): Promise<void> {
  await db
    .insertInto('answer_term')
    .values(term)
    .onConflict((on) => on.column('place_id').doUpdateSet(term))
    .execute();
}

/** The place has the term of the place around it again. */
export async function deleteAnswerTerm(db: ResponseDb, placeId: number): Promise<void> {
  await db.deleteFrom('answer_term').where('place_id', '=', placeId).execute();
}
