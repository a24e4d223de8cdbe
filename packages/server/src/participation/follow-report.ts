import type { ParticipationRoom } from './room.ts';
import { selectCasesOf } from './sql/case-reports.ts';
import { findByCode } from './sql/follow.ts';

/** How far a report is. That it is in a case is told, nothing of the case. */
export type ReportState = 'received' | 'seen' | 'inCase';

/** What its sender gets to see of a report: what they sent, and how far it is. */
export interface FollowedReport {
  readonly category: { readonly nl: string; readonly en: string };
  readonly placeName: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly until: Date;
  readonly reached: readonly ReportState[];
}

/** undefined: nobody knows this code, or the report was removed. */
export async function followReport(
  { db, marks, places }: Pick<ParticipationRoom, 'db' | 'marks' | 'places'>,
  typed: string,
): Promise<FollowedReport | undefined> {
  const hash = marks.hashOfCode(typed);
  const row = hash && (await findByCode(db, hash));
  const place = row && places.directory.find(row.place_id);
  if (!row || !place) return undefined;
  return {
    category: { nl: row.name_nl, en: row.name_en },
    placeName: place.name,
    timeZone: place.timeZone,
    from: row.from_time,
    until: row.until_time,
    reached: [
      'received',
      ...(row.seen_at === null ? [] : ['seen' as const]),
      ...((await selectCasesOf(db, row.id)).length === 0 ? [] : ['inCase' as const]),
    ],
  };
}
