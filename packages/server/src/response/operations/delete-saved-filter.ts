import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { ownFilters } from '../queue/own-filters.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { deleteSavedFilter as deleteRow } from '../sql/saved-filters.ts';

export function deleteSavedFilter({ http }: Context, { db }: ResponseRoom): void {
  http.operation('deleteSavedFilter', async ({ params: { id }, principal }) => {
    const person = requirePerson(principal);
    if (!(await deleteRow(db, { id, personId: person.personId })))
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen bewaard filter ${id}. Kies er een uit uw lijst.`,
        en: `You have no saved filter ${id}. Choose one from your list.`,
      });
    return ownFilters(db, person);
  });
}
