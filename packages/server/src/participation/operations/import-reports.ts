import { DAY, HOUR, type ImportedReport, type ReportImportFault } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf, type Principal } from '../../foundation/principals.ts';
import type { KeptTerms } from '../../response/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { faultOfStretch, hourOf, type Stretch, toWholeMinutes } from '../check-report.ts';
import { importMessage } from '../import-messages.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories } from '../sql/categories.ts';
import { insertReport, type NewReportRow } from '../sql/write-reports.ts';

/** Of a place where one has no right and of one that is not there one hears the same. */
export function importReports({ http, access, clock }: Context, room: ParticipationRoom): void {
  http.operation('importReports', async ({ body: { source, rows }, principal, language }) => {
    const now = clock.now();
    const categories = new Set((await selectCategories(room.db)).map(({ id }) => id));
    const terms = await room.response.keptTerms();
    const mayAdd = (who: Principal, placeId: number) => access.may(who, 'reports.add', placeId);
    const judged = rows.map((row) =>
      judge(row, { room, categories, terms, now, mayAdd: (id) => mayAdd(principal, id) }),
    );
    const problems = judged.flatMap((one, at) =>
      typeof one === 'string' ? [{ row: at + 1, fault: one, message: importMessage(one, language) }] : [],
    );
    const good = judged.flatMap((one, at) => (typeof one === 'string' ? [] : [{ ...one, number: rows[at]?.number }]));
    const added = await room.db.transaction().execute(async (trx) => {
      let count = 0;
      for (const { number, ...row } of good) {
        const origin = number === undefined ? null : room.marks.hashOfOrigin(source.trim().toLowerCase(), number);
        if ((await insertReport(trx, { ...row, origin }))?.isNew) count += 1;
      }
      const detail = { rows: rows.length, added: count };
      await appendLog(trx, { at: now, kind: 'report.imported', actor: actorOf(principal), subject: 'reports', detail });
      return count;
    });
    if (added > 0) room.rhythm.tellSignedIn('reports');
    return { added, unchanged: good.length - added, problems };
  });
}

interface Judging {
  readonly room: ParticipationRoom;
  readonly categories: ReadonlySet<number>;
  readonly terms: KeptTerms;
  readonly now: number;
  readonly mayAdd: (placeId: number) => boolean;
}

function judge(
  row: ImportedReport,
  { room, categories, terms, now, mayAdd }: Judging,
): Omit<NewReportRow, 'origin'> | ReportImportFault {
  const { directory } = room.places;
  const place = row.placeId === undefined ? row.point && directory.at(row.point)[0] : directory.find(row.placeId);
  if (!place || !mayAdd(place.id)) return 'place';
  if (!categories.has(row.categoryId)) return 'category';
  const stretch = toWholeMinutes(stretchOf(row));
  const fault = faultOfStretch(stretch, now, terms.of(place.id, 'reports').days * DAY);
  if (fault) return fault;
  return {
    place_id: place.id,
    category_id: row.categoryId,
    from_time: new Date(stretch.from),
    until_time: new Date(stretch.until),
    amount: null,
    source: 'elsewhere',
    received_at: hourOf(now),
  };
}

/** Who reports a moment does so while it lasts: without an end it is the hour before. */
function stretchOf({ from, until }: ImportedReport): Stretch {
  const start = Date.parse(from);
  return until === undefined ? { from: start - HOUR, until: start } : { from: start, until: Date.parse(until) };
}
