import type { RetentionRun } from '../../observations/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ResponseParts } from '../room.ts';
import { deleteWords, selectPlacesOfWords, selectRipeWords } from '../sql/remove-words.ts';
import { loadKeptTerms } from './keep-terms.ts';
import { tallyTerms } from './tally-terms.ts';

/** Signals of one transaction. */
const BATCH = 200;
/** Of one run; what is left is for the next night. */
const MOST_BATCHES = 500;

/** Removes what was said of signals, and who worked on them, where the last word is due; batch by batch as with cases. */
export async function removeDueWords(
  { db, places }: Pick<ResponseParts, 'db' | 'places'>,
  run: RetentionRun,
): Promise<void> {
  const terms = await loadKeptTerms({ db, places });
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const dues = terms.dues('words', await selectPlacesOfWords(db), run.now());
    const ripe = await selectRipeWords(db, dues, BATCH);
    if (ripe.length === 0) return;
    await db.transaction().execute(async (trx) => {
      const gone = await deleteWords(trx, ripe);
      await appendLog(trx, {
        at: run.now(),
        kind: 'retention.words-removed',
        actor: run.by,
        subject: 'signals',
        detail: { signals: ripe.length, ...gone, byTermDays: tallyTerms(ripe) },
      });
    });
  }
}
