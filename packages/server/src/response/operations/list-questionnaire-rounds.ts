import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { keyedPage, parseKeyMark } from '../key-mark.ts';
import { labelReader } from '../label-reader.ts';
import { tellingOf, toRound } from '../questionnaires/to-round.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { keyOfRound, showRounds } from '../sql/questionnaire-rounds.ts';

export function listQuestionnaireRounds({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listQuestionnaireRounds', async ({ query, principal, language }) => {
    access.require(principal, 'signals.work', query.place);
    const person = requirePerson(principal);
    if (!room.places.directory.find(query.place)) throw noPlace(query.place);
    const limit = query.limit ?? limits.defaultPageSize;
    const behind = parseKeyMark('rounds', query.after);
    const reader = labelReader(room, access, principal);
    const rows = await showRounds(room.db, reader, { places: [query.place], limit: limit + 1, behind, spare: 1 });
    const { shown, next } = keyedPage('rounds', rows, { limit, keyOf: keyOfRound });
    const telling = await tellingOf(room, person, { language, rows: shown });
    return {
      items: shown.map((row) => toRound(row, telling)),
      next,
      organisations: (await room.sharing.organisations())
        .filter(({ closed }) => !closed)
        .map(({ id, name, kind }) => ({ id, name, kind })),
    };
  });
}
