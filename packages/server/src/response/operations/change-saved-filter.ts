import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkTexts } from '../check-answer.ts';
import { ownFilters } from '../queue/own-filters.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { renameSavedFilter } from '../sql/saved-filters.ts';

export function changeSavedFilter({ http }: Context, { db }: ResponseRoom): void {
  http.operation('changeSavedFilter', async ({ params: { id }, body, principal }) => {
    const person = requirePerson(principal);
    const name = body.name.trim();
    checkTexts({ '/name': name });
    if (!(await renameSavedFilter(db, { id, personId: person.personId }, name)))
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen bewaard filter ${id}. Kies er een uit uw lijst.`,
        en: `You have no saved filter ${id}. Choose one from your list.`,
      });
    return ownFilters(db, person);
  });
}
