import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkReason } from '../check-reason.ts';
import { logPassportWithdrawal } from '../log-passport.ts';
import { noDatastream } from '../no-datastream.ts';
import type { SensorsRoom } from '../room.ts';
import { withdrawPassport as withdrawInStore } from '../sql/passports.ts';
import { thingOf } from './get-thing.ts';

export function withdrawPassport({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('withdrawPassport', async ({ params, query, principal }) => {
    const entry = room.catalog.find(params.id);
    if (!entry) throw noDatastream(params.id);
    access.require(principal, 'passports.manage', entry.placeId);
    const reason = checkReason(query.reason);
    const now = clock.now();
    await room.db.transaction().execute(async (trx) => {
      await withdrawInStore(trx, params.id, { at: new Date(now), reason });
      await logPassportWithdrawal(trx, params.id, { at: now, by: actorOf(principal) });
    });
    await room.refresh([params.id]);
    return thingOf(room, entry.thingId, clock.now());
  });
}
