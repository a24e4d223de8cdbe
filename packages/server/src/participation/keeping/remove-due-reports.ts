import type { RetentionRun } from '../../observations/index.ts';
import { tallyTerms } from '../../response/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectLinks } from '../sql/case-reports.ts';
import { deleteDueReports, selectPlacesOfReports } from '../sql/remove-reports.ts';

/** Reports of one transaction. */
const BATCH = 1_000;
/** Of one run; what is left is for the next night. */
const MOST_BATCHES = 500;

/**
 * Removes reports that are due, but for those in an open case. Up to when they were removed is kept per place, so that reports that
 * an older backup brings back go again, also where the term has grown since.
 */
export async function removeDueReports(
  { db, response }: Pick<ParticipationRoom, 'db' | 'response'>,
  run: RetentionRun,
): Promise<void> {
  const terms = await response.keptTerms();
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const dues = terms.dues('reports', await selectPlacesOfReports(db), run.now());
    if (dues.places.length === 0) return;
    const links = await selectLinks(db);
    const open = new Set(await response.openAmong([...new Set(links.map(({ caseId }) => caseId))]));
    const held = links.filter(({ caseId }) => open.has(caseId)).map(({ reportId }) => reportId);
    const gone = await db.transaction().execute(async (trx) => {
      const removed = await deleteDueReports(trx, dues, { held, limit: BATCH });
      if (removed.length === 0) return 0;
      await appendLog(trx, {
        at: run.now(),
        kind: 'retention.reports-removed',
        actor: run.by,
        subject: 'reports',
        detail: { reports: removed.length, byTermDays: tallyTerms(removed) },
      });
      return removed.length;
    });
    if (gone < BATCH) return;
  }
}
