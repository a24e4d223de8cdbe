import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../../response/index.ts';
import { showCaseReports } from '../case-reports.ts';
import type { ParticipationRoom } from '../room.ts';

export function listCaseReports({ http, access }: Context, room: ParticipationRoom): void {
  http.operation('listCaseReports', ({ params: { id }, principal, language }) =>
    showCaseReports(room, access, { person: requirePerson(principal), caseId: id, language }),
  );
}
