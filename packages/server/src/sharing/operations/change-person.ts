import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkGrants } from '../check-grants.ts';
import { getPerson } from '../get-person.ts';
import { logPeople, rolesDetail } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { LOCAL, replaceGrants, updatePerson } from '../sql/people.ts';

export function changePerson({ http, clock, access }: Context, { db }: SharingRoom): void {
  http.operation('changePerson', ({ params, body, principal }) => {
    const now = clock.now();
    const { organisationId, roles, blocked } = body;
    if (blocked && principal.kind === 'person' && principal.personId === params.id)
      throw new WijkritmeError('conflict', {
        nl: 'U kunt uzelf niet blokkeren; vraag een andere beheerder.',
        en: 'You cannot block yourself; ask another administrator.',
      });
    return db.transaction().execute(async (trx) => {
      await checkGrants(trx, access, body);
      const change = {
        name: body.name.trim(),
        organisation_id: organisationId,
        blocked_at: blocked ? new Date(now) : null,
      };
      if (!(await updatePerson(trx, params.id, change)))
        throw new WijkritmeError('not_found', {
          nl: `Er is geen persoon ${params.id}. Kies iemand uit de lijst van personen.`,
          en: `There is no person ${params.id}. Choose one from the list of persons.`,
        });
      await replaceGrants(trx, params.id, { source: LOCAL, roles, now: new Date(now) });
      const detail = { organisation: organisationId, roles: rolesDetail(roles), blocked };
      const subject = `person:${params.id}`;
      await logPeople(trx, { kind: 'person.changed', subject, detail }, { at: now, by: actorOf(principal) });
      return getPerson(trx, params.id);
    });
  });
}
