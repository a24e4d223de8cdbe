import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { readablePlaces } from '../readable-places.ts';
import { parseAfter, toAfter } from '../report-cursor.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectReports } from '../sql/read-reports.ts';
import { toReport } from '../to-report.ts';

export function listReports({ http, access }: Context, room: ParticipationRoom): void {
  http.operation('listReports', async ({ query, principal, language }) => {
    access.require(principal, 'reports.read', query.place);
    if (!room.places.directory.find(query.place)) throw noPlace(query.place);
    const limit = query.limit ?? limits.defaultPageSize;
    const rows = await selectReports(
      room.db,
      {
        places: readablePlaces(access, principal, room.places.directory.below(query.place)),
        from: query.from === undefined ? undefined : new Date(query.from),
        to: query.to === undefined ? undefined : new Date(query.to),
        category: query.category,
        before: parseAfter(query.after),
      },
      limit + 1,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => toReport(row, room, language)),
      next: rows.length > limit && last ? toAfter(last) : null,
    };
  });
}
