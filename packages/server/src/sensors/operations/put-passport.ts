import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkPassport } from '../check-passport.ts';
import { checkReason } from '../check-reason.ts';
import { logPassportChanges } from '../log-passport.ts';
import type { SensorsRoom } from '../room.ts';
import { insertPassport } from '../sql/passports.ts';
import { thingOf } from './get-thing.ts';

export function putPassport({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('putPassport', async ({ params, query, body, principal, language }) => {
    const entry = room.catalog.find(params.id);
    if (!entry) throw new WijkritmeError('datastream_unknown', `There is no datastream ${params.id}.`);
    access.require(principal, 'passports.manage', entry.placeId);
    const passport = checkPassport(body, '', language);
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
