import type { Context } from '../foundation/context.ts';
import { loadSignInKey } from '../sharing/index.ts';
import { removeDueReports } from './keeping/remove-due-reports.ts';
import { missedOf } from './missed/missed-of.ts';
import { changeCaseReport } from './operations/change-case-report.ts';
import { changeReportCategory } from './operations/change-report-category.ts';
import { createReport } from './operations/create-report.ts';
import { createReportCategory } from './operations/create-report-category.ts';
import { getReportCounts } from './operations/get-report-counts.ts';
import { importReports } from './operations/import-reports.ts';
import { listCaseReports } from './operations/list-case-reports.ts';
import { listReportCategories } from './operations/list-report-categories.ts';
import { listReports } from './operations/list-reports.ts';
import { listSignalReports } from './operations/list-signal-reports.ts';
import { mountReportPages } from './pages/index.ts';
import { ReportMarks } from './report-marks.ts';
import type { Participation, ParticipationRoom, RoomsBefore } from './room.ts';
import type { ParticipationTables } from './tables.ts';

export { participationMigrations } from './migrations/index.ts';
export type { Participation } from './room.ts';

/** What residents bring in: reports of what they notice at a place. */
export function mountParticipation(context: Context, rooms: RoomsBefore): Participation {
  const room: ParticipationRoom = {
    db: context.db.withTables<ParticipationTables>(),
    clock: context.clock,
    marks: new ReportMarks(loadSignInKey(context.config.dataDir)),
    ...rooms,
  };
  for (const mount of [
    listReportCategories,
    createReportCategory,
    changeReportCategory,
    createReport,
    listReports,
    getReportCounts,
    listSignalReports,
    listCaseReports,
    changeCaseReport,
    importReports,
    mountReportPages,
  ])
    mount(context, room);
  rooms.observations.retention.addStep((run) => removeDueReports(room, run));
  rooms.response.missed.countWith((asked) => missedOf(room, asked));
  return { name: 'participation' };
}
