import type { Context } from '../../foundation/context.ts';
import { toBackups } from '../backups/due-in-backup.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectBackups } from '../sql/backups.ts';

export function listBackups({ http, clock }: Context, { db, sensors, removed }: ObservationsRoom): void {
  http.operation('listBackups', async () => ({
    items: await toBackups(await selectBackups(db), { catalog: sensors.catalog, removed, now: clock.now() }),
  }));
}
