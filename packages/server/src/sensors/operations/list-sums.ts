import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { selectSums } from '../sql/series-sums.ts';
import { toSum } from '../sums/sum-book.ts';

export function listSums({ http, access }: Context, room: SensorsRoom): void {
  http.operation('listSums', async ({ query, principal }) => {
    const rows = await selectSums(room.db);
    const items = rows.filter(({ total_id, parts }) => {
      const entry = room.catalog.find(total_id);
      if (!entry || !access.may(principal, 'passports.manage', entry.placeId)) return false;
      return (
        query.thing === undefined || [total_id, ...parts].some((id) => room.catalog.find(id)?.thingId === query.thing)
      );
    });
    return { items: items.map((row) => toSum(room, row)) };
  });
}
