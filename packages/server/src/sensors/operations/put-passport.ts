import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkPassport } from '../check-passport.ts';
import { checkReason } from '../check-reason.ts';
import { logPassportChanges } from '../log-passport.ts';
import { noDatastream } from '../no-datastream.ts';
import type { SensorsRoom } from '../room.ts';
import { insertPassport } from '../sql/passports.ts';
import { thingOf } from './get-thing.ts';

export function putPassport({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('putPassport', async ({ params, query, body, principal }) => {
    const entry = room.catalog.find(params.id);
    if (!entry) throw noDatastream(params.id);
    access.require(principal, 'passports.manage', entry.placeId);
    const passport = checkPassport(body);
    const by = actorOf(principal);
    const note = { at: new Date(clock.now()), by, reason: checkReason(query.reason) };
    await room.db.transaction().execute(async (trx) => {
      await insertPassport(trx, { datastreamId: params.id, passport }, note);
      await logPassportChanges(trx, [{ datastreamId: params.id, passport }], { at: clock.now(), by });
    });
    await room.refresh([params.id]);
    return thingOf(room, entry.thingId, clock.now());
  });
}
