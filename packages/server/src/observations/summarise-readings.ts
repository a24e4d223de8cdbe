import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Db } from '../foundation/database/open-database.ts';
import { limitTime } from './sql/limit-time.ts';
import { type SummaryColumns, type SummaryQuestion, selectSummaries } from './sql/read-summaries.ts';
import type { ObservationsTables } from './tables.ts';

/** What the store says when time is up (SQLSTATE). */
const timeIsUp = '57014';

/**
 * What single readings add up to per interval, worked out for a limited time.
 * @throws WijkritmeError too_large when the time is up
 */
export async function summariseReadings(db: Db, question: SummaryQuestion): Promise<SummaryColumns[]> {
  try {
    return await db.transaction().execute(async (trx) => {
      await limitTime(trx, limits.questionMs);
      return selectSummaries(trx.withTables<ObservationsTables>(), question);
    });
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== timeIsUp) throw cause;
    throw new WijkritmeError('too_large', {
      nl: `Deze samenvattingen duren langer dan ${limits.questionMs / 1_000} s; vraag minder: een kortere tijd, minder meetreeksen, een kleinere limit.`,
      en: `These summaries take more than ${limits.questionMs / 1_000} s; ask for less: a shorter period, fewer datastreams, a smaller limit.`,
    });
  }
}
