import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import type { PlacesRoom } from '../room.ts';

export function listPlannedEvents({ http }: Context, room: PlacesRoom): void {
  http.operation('listPlannedEvents', ({ params, query }) => {
    if (!room.directory.find(params.id)) throw noPlace(params.id);
    const from = query.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.from);
    const to = query.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.to);
    const all = room.planned.during(params.id, from, to);
    const limit = query.limit ?? limits.defaultPageSize;
    const begin = query.after === undefined ? 0 : all.findIndex(({ id }) => String(id) === query.after) + 1;
    if (query.after !== undefined && begin === 0)
      throw new WijkritmeError('invalid_query', {
        nl: 'after is niet het einde van een pagina die er nog is; begin opnieuw zonder after.',
        en: 'after is not the end of a page that is still there; begin anew without it.',
      });
    const items = all.slice(begin, begin + limit);
    const last = items.at(-1);
    return begin + limit < all.length && last ? { items, next: String(last.id) } : { items };
  });
}
