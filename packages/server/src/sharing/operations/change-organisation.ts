import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { isNameTaken, updateOrganisation } from '../sql/organisations.ts';
import { nameTaken } from './create-organisation.ts';

export function changeOrganisation({ http, clock }: Context, { db }: SharingRoom): void {
  http.operation('changeOrganisation', ({ params, body, principal }) => {
    const at = clock.now();
    const { kind, closed = false } = body;
    const name = body.name.trim();
    return db.transaction().execute(async (trx) => {
      if (await isNameTaken(trx, name, params.id)) throw nameTaken();
      const changed = await updateOrganisation(trx, params.id, { kind, name, closed_at: closed ? new Date(at) : null });
      if (!changed)
        throw new WijkritmeError('not_found', {
          nl: `Er is geen organisatie ${params.id}. Kies er een uit de lijst van organisaties.`,
          en: `There is no organisation ${params.id}. Choose one from the list of organisations.`,
        });
      const subject = `organisation:${params.id}`;
      const detail = { kind, closed };
      await logPeople(trx, { kind: 'organisation.changed', subject, detail }, { at, by: actorOf(principal) });
      return changed;
    });
  });
}
