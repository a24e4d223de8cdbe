import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { accountWords } from '../account-words.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { insertOrganisation } from '../sql/organisations.ts';

export function createOrganisation({ http, clock }: Context, { db }: SharingRoom): void {
  http.operation('createOrganisation', ({ body, principal }) => {
    const at = clock.now();
    const { kind } = body;
    return db.transaction().execute(async (trx) => {
      const made = await insertOrganisation(trx, { kind, name: body.name.trim() }, new Date(at));
      if (!made) throw nameTaken();
      const subject = `organisation:${made.id}`;
      await logPeople(trx, { kind: 'organisation.created', subject, detail: { kind } }, { at, by: actorOf(principal) });
      return made;
    });
  });
}

export function nameTaken(): WijkritmeError {
  return new WijkritmeError('conflict', accountWords.organisationTaken, {
    fields: [{ pointer: '/name', message: accountWords.organisationTakenField }],
  });
}
