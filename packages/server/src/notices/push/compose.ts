import type { Context } from '../../foundation/context.ts';
import { pushRow } from '../delivery-rows.ts';
import { sealPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import { countDeliveries, insertDeliveries } from '../sql/deliveries.ts';
import { markGone, selectDue } from '../sql/due.ts';
import { selectDevicesOf } from '../sql/push.ts';

const BATCH = 500;
/** With so many waiting no message is added; the notices wait where they are. */
const MOST_WAITING = 10_000;

/** Puts everything of one person that is due into one message to each of their devices. @returns whether there may be more */
export async function composePushes({ clock, config }: Context, room: NoticesRoom): Promise<boolean> {
  if (!config.push) return false;
  const now = new Date(clock.now());
  return room.db.transaction().execute(async (trx) => {
    if ((await countDeliveries(trx)).waiting >= MOST_WAITING) return false;
    const due = await selectDue(trx, 'push', { now, limit: BATCH });
    const devices = await selectDevicesOf(trx, [...new Set(due.map(({ person_id }) => person_id))]);
    const rows = devices.map(({ id, person_id: personId }) => {
      const ids = due.filter((notice) => notice.person_id === personId).map((notice) => notice.id);
      return pushRow({ deviceId: id, personId, now }, sealPayload(room, { type: 'push', ids }));
    });
    await insertDeliveries(trx, rows);
    await markGone(trx, 'push', { rows: due, now });
    return due.length === BATCH;
  });
}
