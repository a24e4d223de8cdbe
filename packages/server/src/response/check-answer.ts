import { refuseFields } from '../foundation/refuse-fields.ts';
import { personalWords } from '../sensors/index.ts';
import { answerWords } from './answer-words.ts';
import type { ResponseRoom } from './room.ts';
import { findExplanation } from './sql/explanations.ts';

/**
 * Texts are about a place and a situation: what surely points at a person or at their device is refused, and not repeated.
 * @param texts JSON pointer → text
 * @throws WijkritmeError invalid_input
 */
export function checkTexts(texts: Readonly<Record<string, string>>): void {
  refuseFields(
    Object.entries(texts).flatMap(([pointer, text]) => {
      const found = personalWords(text);
      return found ? [{ pointer, message: answerWords.personal(found) }] : [];
    }),
  );
}

/** @throws WijkritmeError invalid_input: not on the list, or closed */
export async function checkExplanation({ db }: ResponseRoom, id: number): Promise<void> {
  const found = await findExplanation(db, id);
  if (found && !found.closed) return;
  const message = found ? answerWords.explanationClosed : answerWords.noExplanation(id);
  refuseFields([{ pointer: '/explanationId', message }]);
}

/** @throws WijkritmeError invalid_input: one of them does not exist, or is closed */
export async function checkOrganisations(
  { sharing }: Pick<ResponseRoom, 'sharing'>,
  pointer: string,
  ids: readonly number[],
): Promise<void> {
  const open = (await sharing.organisations()).filter(({ closed }) => !closed).map(({ id }) => id);
  refuseFields(
    ids.flatMap((id, at) =>
      open.includes(id) ? [] : [{ pointer: `${pointer}/${at}`, message: answerWords.noOrganisation(id) }],
    ),
  );
}
