import type { Context } from '../../foundation/context.ts';
import { ownFilters } from '../queue/own-filters.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';

export function listSavedFilters({ http }: Context, { db }: ResponseRoom): void {
  http.operation('listSavedFilters', ({ principal }) => ownFilters(db, requirePerson(principal)));
}
