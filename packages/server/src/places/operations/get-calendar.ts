import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import type { PlacesRoom } from '../room.ts';

/** Years of one question. */
const MAX_YEARS = 30;

export function getCalendar({ http }: Context, room: PlacesRoom): void {
  http.operation('getCalendar', ({ params, query }) => {
    const place = room.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    if (Number(query.to.slice(0, 4)) - Number(query.from.slice(0, 4)) > MAX_YEARS) {
      throw new WijkritmeError('invalid_query', {
        nl: `Tussen from en to mogen ten hoogste ${MAX_YEARS} jaar liggen. Vraag een kortere tijd.`,
        en: `from and to may lie at most ${MAX_YEARS} years apart. Ask for a shorter time.`,
      });
    }
    const own = [...room.calendars.of(place.id), ...room.planned.days(place.id)].filter(
      ({ date }) => date >= query.from && date <= query.to,
    );
    const items = [...room.holidays.between(place.country, query.from, query.to), ...own];
    return { items: items.sort((a, b) => a.date.localeCompare(b.date)) };
  });
}
