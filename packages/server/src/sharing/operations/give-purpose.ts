import { findPersonQuestion, type GivenPurpose, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { accountWords } from '../account-words.ts';
import type { SharingRoom } from '../room.ts';
import { appendLog } from '../sql/log.ts';
import { upsertPurpose } from '../sql/purposes.ts';

export function givePurpose({ http, access, clock }: Context, { db }: SharingRoom): void {
  http.operation('givePurpose', async ({ body, principal }): Promise<GivenPurpose> => {
    const { placeId, purpose } = body;
    access.require(principal, 'data.protected', placeId);
    const words = checkWords(body.words);
    const sessionId = 'sessionId' in principal ? principal.sessionId : undefined;
    if (sessionId === undefined)
      throw new WijkritmeError('forbidden', {
        nl: 'Een doel hoort bij een aanmelding op een pagina. Meld u daar aan.',
        en: 'A purpose belongs to a session: sign in on a page.',
      });
    const at = clock.now();
    await db.transaction().execute(async (trx) => {
      await upsertPurpose(trx, { sessionId, placeId, purpose, at: new Date(at) });
      await appendLog(trx, {
        at,
        kind: 'data.purpose-given',
        actor: actorOf(principal),
        subject: placeId === null ? 'everywhere' : `place:${placeId}`,
        detail: { purpose, words, session: sessionId },
      });
    });
    return { placeId, purpose, at: new Date(at).toISOString() };
  });
}

/** @throws WijkritmeError about_a_person, invalid_input */
function checkWords(given: string): string {
  const words = given.trim();
  const about = findPersonQuestion(words);
  if (about) throw new WijkritmeError('about_a_person', about.reason);
  if (words.length < 10)
    throw new WijkritmeError('invalid_input', accountWords.purpose, {
      fields: [{ pointer: '/words', message: accountWords.purposeField }],
    });
  return words;
}
