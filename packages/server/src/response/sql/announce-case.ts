import type { QueryExecutorProvider } from 'kysely';
import { writeOutbox } from '../../foundation/outbox.ts';
import { CASE_CHANGED, type CaseNews } from '../events.ts';

/** In the transaction of the change. */
export function announceCase(db: QueryExecutorProvider, news: CaseNews): Promise<void> {
  return writeOutbox(db, CASE_CHANGED, news);
}
