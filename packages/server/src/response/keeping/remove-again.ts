import type { ResponseParts } from '../room.ts';
import { deleteCases, selectCasesAgain } from '../sql/remove-cases.ts';
import { deleteWords, selectWordsAgain } from '../sql/remove-words.ts';

const BATCH = 100;

/**
 * After a restore: cases and words that were removed since the backup go again. What their measures did stands in the list of past
 * effects already, which is of now. @returns how many cases, and signals of which words went
 */
export async function removeAgain({ db, files }: Pick<ResponseParts, 'db' | 'files'>): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await selectCasesAgain(db, BATCH);
    if (ids.length === 0) break;
    const gone = await db.transaction().execute((trx) => deleteCases(trx, ids));
    for (const key of gone.keys) files.remove(key);
    removed += gone.cases;
  }
  for (;;) {
    const words = await selectWordsAgain(db, BATCH);
    if (words.length === 0) return removed;
    await db.transaction().execute((trx) => deleteWords(trx, words));
    removed += words.length;
  }
}
