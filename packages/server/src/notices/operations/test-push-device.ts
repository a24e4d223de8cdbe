import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { pushRow } from '../delivery-rows.ts';
import { requirePerson } from '../own.ts';
import { sealPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import { insertDeliveries } from '../sql/deliveries.ts';
import { findDevice } from '../sql/push.ts';

export function testPushDevice({ http, clock }: Context, room: NoticesRoom): void {
  http.operation('testPushDevice', async ({ params: { id }, principal }) => {
    const { personId } = requirePerson(principal);
    const device = await findDevice(room.db, id);
    if (device?.person_id !== personId)
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen apparaat ${id}. Kies er een uit uw lijst.`,
        en: `You have no device ${id}. Choose one from your list.`,
      });
    const now = new Date(clock.now());
    await insertDeliveries(room.db, [
      pushRow({ deviceId: id, personId, now }, sealPayload(room, { type: 'push-test' })),
    ]);
    room.wake();
    return {};
  });
}
