import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import { readCalendarFile } from '../planned/read-calendar-file.ts';
import type { PlacesRoom } from '../room.ts';
import { replaceFile } from '../sql/planned-events.ts';

export function importPlannedEvents({ http, access, clock }: Context, room: PlacesRoom): void {
  http.operation('importPlannedEvents', async ({ params, body, principal }) => {
    access.require(principal, 'calendar.manage', params.id);
    const place = room.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    const now = clock.now();
    const { happenings, skipped } = readCalendarFile(body.calendar, { zone: place.timeZone, now });
    const { kind, expected, file } = body;
    // The same key twice is the same happening twice.
    const rows = [...new Map(happenings.map((one) => [one.key, one])).values()].map(({ key, name, start, end }) => ({
      ...{ place_id: place.id, kind, name, expected, file, entry: key },
      ...{ starts: new Date(start), ends: new Date(end) },
    }));
    const counts = await replaceFile(room.db, { placeId: place.id, file, now: new Date(now) }, rows);
    await room.reload();
    return { ...counts, unchanged: rows.length - counts.added - counts.changed, skipped };
  });
}
