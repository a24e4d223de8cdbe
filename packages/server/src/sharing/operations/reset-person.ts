import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { makeInvitation } from '../accounts/invitations.ts';
import { personInvited } from '../events.ts';
import { getPerson } from '../get-person.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { deletePasskeysOf } from '../sql/passkeys.ts';
import { deleteSessionsOf } from '../sql/sessions.ts';

export function resetPerson({ http, clock, events }: Context, room: SharingRoom): void {
  http.operation('resetPerson', async ({ params, principal }) => {
    const now = clock.now();
    const reset = await room.db.transaction().execute(async (trx) => {
      const person = await getPerson(trx, params.id);
      if (person.email === null)
        throw new WijkritmeError('conflict', {
          nl: 'Deze persoon meldt zich aan bij een aanbieder en heeft hier geen wachtwoord. Verander het bij de aanbieder.',
          en: 'This person signs in through a provider and has no password here. Change it at the provider.',
        });
      const { token, endsAt } = await makeInvitation(trx, room, { personId: person.id, now });
      await deleteSessionsOf(trx, person.id);
      // Who lost their phone lost the keys on it.
      await deletePasskeysOf(trx, person.id);
      const subject = `person:${person.id}`;
      await logPeople(trx, { kind: 'person.reset', subject, detail: null }, { at: now, by: actorOf(principal) });
      return { person, token, endsAt: endsAt.toISOString() };
    });
    await events.announce(personInvited, {
      personId: reset.person.id,
      token: reset.token,
      endsAt: new Date(reset.endsAt),
    });
    return reset;
  });
}
