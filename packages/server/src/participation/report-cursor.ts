import { badCursor } from '../foundation/bad-cursor.ts';
import type { ReportPlace, ReportRow } from './sql/read-reports.ts';

/** Where the next page of a list of reports begins; ends of reports are whole minutes. */
export const toAfter = ({ until_time, id }: Pick<ReportRow, 'until_time' | 'id'>) => `${until_time.getTime()}.${id}`;

/** @throws WijkritmeError invalid_query: not one that a page gave */
export function parseAfter(after: string | undefined): ReportPlace | undefined {
  if (after === undefined) return undefined;
  const found = /^(\d{1,15})\.(\d{1,10})$/.exec(after);
  if (found) return { until: new Date(Number(found[1])), id: Number(found[2]) };
  throw badCursor();
}
