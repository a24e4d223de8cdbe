import type { RetentionRun } from '../../observations/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ResponseParts } from '../room.ts';
import { deleteCases, keepPastEffects, noteRemoved } from '../sql/remove-cases.ts';
import { lockRipeCases, selectPlacesOfClosed } from '../sql/ripe-cases.ts';
import { loadKeptTerms } from './keep-terms.ts';
import { tallyTerms } from './tally-terms.ts';

/** Cases of one transaction: short enough that nobody waits for it. */
const BATCH = 20;
/** Of one run; what is left is for the next night. */
const MOST_BATCHES = 500;

type Parts = Pick<ResponseParts, 'db' | 'places' | 'files'>;

/**
 * Removes closed cases that are due, with all that is in them. Each batch is one transaction with its entry in the log, so a run
 * that is cut off has removed whole cases, and has told of them.
 */
export async function removeDueCases(parts: Parts, run: RetentionRun): Promise<void> {
  const terms = await loadKeptTerms(parts);
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const dues = terms.dues('cases', await selectPlacesOfClosed(parts.db), run.now());
    if (dues.places.length === 0) return;
    const gone = await parts.db.transaction().execute(async (trx) => {
      const ripe = await lockRipeCases(trx, dues, BATCH);
      if (ripe.length === 0) return undefined;
      const ids = ripe.map(({ id }) => id);
      const at = run.now();
      await noteRemoved(trx, ids, new Date(at));
      const effects = await keepPastEffects(trx, ids);
      const found = await deleteCases(trx, ids);
      await appendLog(trx, {
        at,
        kind: 'retention.cases-removed',
        actor: run.by,
        subject: 'cases',
        detail: { cases: found.cases, files: found.keys.length, effectsKept: effects, byTermDays: tallyTerms(ripe) },
      });
      return found;
    });
    if (!gone) return;
    // After the commit: a kill in between leaves files without a row, which the next start removes.
    for (const key of gone.keys) parts.files.remove(key);
  }
}
