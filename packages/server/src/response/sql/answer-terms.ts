import type { Insertable, Selectable } from 'kysely';
import type { AnswerTermTable, ResponseDb } from '../tables.ts';

export type AnswerTermRow = Pick<Selectable<AnswerTermTable>, 'place_id' | 'days' | 'sensor_days' | 'kind_days'>;

/** Of the places that have a term of their own. */
export function selectAnswerTerms(db: ResponseDb): Promise<AnswerTermRow[]> {
  return db.selectFrom('answer_term').select(['place_id', 'days', 'sensor_days', 'kind_days']).execute();
}

export async function upsertAnswerTerm(db: ResponseDb, term: Insertable<AnswerTermTable>): Promise<void> {
  await db
    .insertInto('answer_term')
    .values(term)
    .onConflict((on) => on.column('place_id').doUpdateSet(term))
    .execute();
}

/** The place has the terms of the place around it again. */
export async function deleteAnswerTerm(db: ResponseDb, placeId: number): Promise<void> {
  await db.deleteFrom('answer_term').where('place_id', '=', placeId).execute();
}
