import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { noPlace } from '../../places/index.ts';
import { checkSharing } from '../check-sharing.ts';
import { labelReader } from '../label-reader.ts';
import { faultsOfDraft } from '../questionnaires/check-draft.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import { faultWords } from '../questionnaires/round-faults.ts';
import { tellRound } from '../questionnaires/tell-round.ts';
import { hasRoomFor, toNewRound } from '../questionnaires/to-new-round.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { insertRound } from '../sql/questionnaire-rounds.ts';

export function createQuestionnaireRound({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('createQuestionnaireRound', async ({ body, principal, language }) => {
    access.require(principal, 'signals.work', body.placeId);
    const person = requirePerson(principal);
    const place = room.places.directory.find(body.placeId);
    if (!place) throw noPlace(body.placeId);
    const now = clock.now();
    const faults = faultsOfDraft(body, localDateOf(now, place.timeZone));
    refuseFields(faults.map(({ pointer, ...fault }) => ({ pointer, message: faultWords(fault) })));
    await checkSharing(room, body, body.placeId);
    if (!(await hasRoomFor(room.db, [body.placeId])(body.placeId)))
      throw new WijkritmeError('conflict', {
        nl: `${place.name} heeft zoveel rondes als er kunnen; haal eerst oude weg.`,
        en: `${place.name} holds as many rounds as it can; take old ones away first.`,
      });
    const made = await insertRound(room.db, toNewRound(body, body, { person, now }));
    if (made.id === null)
      throw new WijkritmeError('conflict', {
        nl: 'U schreef deze vraag voor deze plek en tijd al op; haal die ronde eerst weg.',
        en: 'You wrote down this question for this place and period already; take that round away first.',
      });
    return tellRound(room, labelReader(room, access, principal), { id: made.id, language });
  });
}
