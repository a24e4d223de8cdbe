import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { toBackups } from '../backups/due-in-backup.ts';
import type { ObservationsRoom } from '../room.ts';
import { markGone } from '../sql/backups.ts';

export function forgetBackup({ http, clock }: Context, { db, sensors, removed }: ObservationsRoom): void {
  http.operation('forgetBackup', async ({ params, principal }) => {
    const at = clock.now();
    const row = await db.transaction().execute(async (trx) => {
      const found = await markGone(trx, params.id, new Date(at));
      if (!found)
        throw new WijkritmeError('not_found', {
          nl: `Er is geen back-up ${params.id}. Kies er een uit de lijst van back-ups.`,
          en: `There is no backup ${params.id}. Choose one from the list of backups.`,
        });
      const subject = `backup:${found.id}`;
      const detail = { digest: found.digest };
      await appendLog(trx, { at, kind: 'backup.gone', actor: actorOf(principal), subject, detail });
      return found;
    });
    const [told] = await toBackups([row], { catalog: sensors.catalog, removed, now: at });
    if (!told) throw new Error(`backup ${row.id} is not told`);
    return told;
  });
}
