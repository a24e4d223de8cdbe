import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { accountWords } from '../account-words.ts';
import { makeInvitation } from '../accounts/invitations.ts';
import { checkGrants } from '../check-grants.ts';
import { personInvited } from '../events.ts';
import { getPerson } from '../get-person.ts';
import { logPeople, rolesDetail } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { insertPerson, LOCAL, replaceGrants } from '../sql/people.ts';

export function invitePerson({ http, clock, access, events }: Context, room: SharingRoom): void {
  http.operation('invitePerson', async ({ body, principal }) => {
    const now = clock.now();
    const { organisationId, roles } = body;
    const invited = await room.db.transaction().execute(async (trx) => {
      await checkGrants(trx, access, body);
      const person = { name: body.name.trim(), email: body.email.trim().toLowerCase(), organisationId };
      const id = await insertPerson(trx, person, new Date(now));
      if (id === undefined) throw emailTaken();
      await replaceGrants(trx, id, { source: LOCAL, roles, now: new Date(now) });
      const { token, endsAt } = await makeInvitation(trx, room, { personId: id, now });
      const detail = { organisation: organisationId, roles: rolesDetail(roles) };
      const subject = `person:${id}`;
      await logPeople(trx, { kind: 'person.invited', subject, detail }, { at: now, by: actorOf(principal) });
      return { person: await getPerson(trx, id), token, endsAt: endsAt.toISOString() };
    });
    await events.announce(personInvited, {
      personId: invited.person.id,
      token: invited.token,
      endsAt: new Date(invited.endsAt),
    });
    return invited;
  });
}

function emailTaken(): WijkritmeError {
  return new WijkritmeError('conflict', accountWords.emailTaken, {
    fields: [{ pointer: '/email', message: accountWords.emailTakenField }],
  });
}
