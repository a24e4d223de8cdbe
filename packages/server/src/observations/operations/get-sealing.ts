import type { Context } from '../../foundation/context.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { selectSealingState } from '../sql/sealing-state.ts';

/** What readings take, as rows and sealed, and from which age they are sealed. */
export function getSealing({ http, config }: Context, db: ObservationsDb): void {
  http.operation('getSealing', async () => ({
    afterDays: config.sealAfterDays ?? null,
    ...(await selectSealingState(db)),
  }));
}
