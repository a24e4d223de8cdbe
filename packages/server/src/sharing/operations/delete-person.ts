import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { deletePerson } from '../sql/people.ts';

/** Name, address, password and sessions go; histories keep the number. */
export function deletePersonOperation({ http, clock }: Context, { db }: SharingRoom): void {
  http.operation('deletePerson', async ({ params, principal }) => {
    await db.transaction().execute(async (trx) => {
      if (!(await deletePerson(trx, params.id)))
        throw new WijkritmeError('not_found', {
          nl: `Er is geen persoon ${params.id}. Kies iemand uit de lijst van personen.`,
          en: `There is no person ${params.id}. Choose one from the list of persons.`,
        });
      const subject = `person:${params.id}`;
      const note = { at: clock.now(), by: actorOf(principal) };
      await logPeople(trx, { kind: 'person.removed', subject, detail: null }, note);
    });
    return {};
  });
}
