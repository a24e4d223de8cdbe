import type { Context } from '../../foundation/context.ts';
import type { NoticesRoom } from '../room.ts';
import { countDeliveries, selectDeliveries } from '../sql/deliveries.ts';
import { toDelivery } from '../to-delivery.ts';

const MOST_SHOWN = 100;

export function listDeliveries({ http, config }: Context, { db }: NoticesRoom): void {
  http.operation('listDeliveries', async ({ query }) => {
    const [rows, { waiting, dead }] = await Promise.all([
      selectDeliveries(db, query.state, MOST_SHOWN),
      countDeliveries(db),
    ]);
    return { items: rows.map(toDelivery), counts: { waiting, dead }, mailPossible: config.mail !== undefined };
  });
}
