import { type QuestionnaireRound, WijkritmeError } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseRoom } from '../room.ts';
import { showRounds } from '../sql/questionnaire-rounds.ts';
import { tellingOf, toRound } from './to-round.ts';

/**
 * One round as who wrote it down gets to see it.
 * @throws WijkritmeError not_found: it was taken away
 */
export async function tellRound(
  room: ResponseRoom,
  reader: LabelReader,
  { id, language }: { readonly id: number; readonly language: Language },
): Promise<QuestionnaireRound> {
  const rows = await showRounds(room.db, reader, { ids: [id], limit: 1, spare: 0 });
  const [row] = rows;
  if (!row) throw noRound(id);
  return toRound(row, await tellingOf(room, reader, { language, rows }));
}

export const noRound = (id: number) =>
  new WijkritmeError('not_found', {
    nl: `Er is geen ronde ${id} die u mag zien. Kijk bij de beleving van de plek welke er zijn.`,
    en: `There is no round ${id} that you may see. Look at the feelings of the place which there are.`,
  });
