import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { ownFilters } from '../queue/own-filters.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { orderSavedFilters as orderRows } from '../sql/saved-filters.ts';

export function orderSavedFilters({ http }: Context, { db }: ResponseRoom): void {
  http.operation('orderSavedFilters', async ({ body, principal }) => {
    const person = requirePerson(principal);
    if (!(await orderRows(db, person.personId, body.ids)))
      throw new WijkritmeError('conflict', {
        nl: 'Dit zijn niet al uw bewaarde filters: u hebt ze ergens anders veranderd. Er is niets veranderd; kijk en zet ze opnieuw op volgorde.',
        en: 'These are not all of your saved filters: you changed them elsewhere. Nothing was changed; look and order them again.',
      });
    return ownFilters(db, person);
  });
}
