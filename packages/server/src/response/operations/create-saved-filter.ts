import { MOST_SAVED_FILTERS, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkTexts } from '../check-answer.ts';
import { ownFilters } from '../queue/own-filters.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { insertSavedFilter } from '../sql/saved-filters.ts';

export function createSavedFilter({ http }: Context, { db }: ResponseRoom): void {
  http.operation('createSavedFilter', async ({ body, principal }) => {
    const person = requirePerson(principal);
    const name = body.name.trim();
    checkTexts({ '/name': name });
    const filter = { personId: person.personId, name, view: body.view, most: MOST_SAVED_FILTERS };
    const isKept = await db.transaction().execute((trx) => insertSavedFilter(trx, filter));
    if (!isKept)
      throw new WijkritmeError('conflict', {
        nl: `U hebt ${MOST_SAVED_FILTERS} bewaarde filters; haal er eerst een weg.`,
        en: `You have ${MOST_SAVED_FILTERS} saved filters; remove one first.`,
      });
    return ownFilters(db, person);
  });
}
