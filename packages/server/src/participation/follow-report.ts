import type { Language } from '../foundation/http/language.ts';
import type { PublicMeasure } from '../response/index.ts';
import type { ParticipationRoom } from './room.ts';
import { selectCasesOf } from './sql/case-reports.ts';
import { findByCode } from './sql/follow.ts';

/** How far a report is. That it is in a case is told, nothing of the case but measures that everybody may know of. */
export type ReportState = 'received' | 'seen' | 'inCase';

/** What its sender gets to see of a report: what they sent, and how far it is. */
export interface FollowedReport {
  readonly category: { readonly nl: string; readonly en: string };
  readonly placeName: string;
  readonly timeZone: string;
  readonly simulated: boolean;
  readonly from: Date;
  readonly until: Date;
  readonly reached: readonly ReportState[];
  readonly measures: readonly PublicMeasure[];
}

/** undefined: nobody knows this code, or the report was removed. */
export async function followReport(
  { db, marks, places, response }: Pick<ParticipationRoom, 'db' | 'marks' | 'places' | 'response'>,
  typed: string,
  language: Language,
): Promise<FollowedReport | undefined> {
  const hash = marks.hashOfCode(typed);
  const row = hash && (await findByCode(db, hash));
  const place = row && places.directory.find(row.place_id);
  if (!row || !place) return undefined;
  const cases = await selectCasesOf(db, row.id);
  return {
    category: { nl: row.name_nl, en: row.name_en },
    placeName: place.name,
    timeZone: place.timeZone,
    simulated: place.simulated,
    from: row.from_time,
    until: row.until_time,
    reached: [
      'received',
      ...(row.seen_at === null ? [] : ['seen' as const]),
      ...(cases.length === 0 ? [] : ['inCase' as const]),
    ],
    measures: await response.publicMeasures(cases, language),
  };
}
