import type { Context } from '../../foundation/context.ts';
import { toBackup } from '../backups/due-in-backup.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectBackups } from '../sql/backups.ts';

export function listBackups({ http, clock }: Context, { db, sensors }: ObservationsRoom): void {
  http.operation('listBackups', async () => ({
    items: (await selectBackups(db)).map((row) => toBackup(row, sensors.catalog, clock.now())),
  }));
}
