import type { KeepTerms } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { upsertKeepTerm } from '../sql/keep-terms.ts';
import { keepTermsOf } from './get-keep-terms.ts';

export function putKeepTerms({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('putKeepTerms', async ({ params: { id }, body, principal }) => {
    access.require(principal, 'retention.manage', id);
    const before = await keepTermsOf(room, id);
    const place = room.places.directory.find(id)?.name ?? id;
    const { caseDays = null, wordsDays = null, reportsDays = null, version } = body;
    const at = clock.now();
    const actor = actorOf(principal);
    await room.db.transaction().execute(async (trx) => {
      const change = { place_id: id, case_days: caseDays, words_days: wordsDays, reports_days: reportsDays, version };
      if (!(await upsertKeepTerm(trx, { ...change, changed_at: new Date(at), changed_by: actor })))
        refuseOldVersion(
          { nl: `De lijst van termijnen van ${place}`, en: `The list of terms of ${place}` },
          { now: before.version, seen: version },
        );
      const detail = { before: ownOf(before), after: { cases: caseDays, words: wordsDays, reports: reportsDays } };
      await appendLog(trx, { at, kind: 'retention.terms-changed', actor, subject: `place:${id}`, detail });
    });
    return keepTermsOf(room, id);
  });
}

/** Days of the place itself; null: it has the term of the place around it. */
function ownOf({ placeId, cases, words, reports }: KeepTerms): Record<'cases' | 'words' | 'reports', number | null> {
  const own = ({ days, fromPlaceId }: KeepTerms['cases']) => (fromPlaceId === placeId ? days : null);
  return { cases: own(cases), words: own(words), reports: own(reports) };
}
