import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import { toEventDays } from '../planned/event-days.ts';
import type { PlacesRoom } from '../room.ts';
import { insertEventDays } from '../sql/planned-events.ts';
import { insertCalendarDays } from '../sql/write-places.ts';

export function addCalendarEvents({ http, access }: Context, room: PlacesRoom): void {
  http.operation('addCalendarEvents', async ({ params, body, principal }) => {
    access.require(principal, 'places.manage', params.id);
    const place = room.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    const wrong = body.items.findIndex(
      (day) => !/^\d{4}-\d{2}-\d{2}$/.test(day.date) || Number.isNaN(Date.parse(day.date)),
    );
    if (wrong >= 0)
      throw new WijkritmeError('invalid_input', {
        nl: `items/${wrong}/date moet een datum zijn zoals 2026-11-22.`,
        en: `items/${wrong}/date must be a date such as 2026-11-22.`,
      });
    const events = body.items
      .filter(({ kind }) => kind === 'event')
      .flatMap(({ name, date }) =>
        toEventDays({ name, dates: [date] }, { placeId: place.id, timeZone: place.timeZone }),
      );
    await room.db.transaction().execute(async (trx) => {
      await insertCalendarDays(trx, params.id, body.items);
      await insertEventDays(trx, events);
    });
    await room.reload();
    return { items: [...room.calendars.entered(params.id), ...room.planned.days(params.id)] };
  });
}
