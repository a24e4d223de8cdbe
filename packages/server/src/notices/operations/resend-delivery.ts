import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { NoticesRoom } from '../room.ts';
import { reviveDelivery } from '../sql/deliveries.ts';
import { toDelivery } from '../to-delivery.ts';

export function resendDelivery({ http, clock }: Context, room: NoticesRoom): void {
  http.operation('resendDelivery', async ({ params }) => {
    const row = await reviveDelivery(room.db, params.delivery, new Date(clock.now()));
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `Onder ${params.delivery} staat niets wat is opgegeven. Kijk in de lijst van verzendingen.`,
        en: `There is nothing under ${params.delivery} that was given up. Look in the list of deliveries.`,
      });
    room.wake();
    return toDelivery(row);
  });
}
