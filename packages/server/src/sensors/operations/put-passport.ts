import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkPassport } from '../check-passport.ts';
import type { SensorsRoom } from '../room.ts';
import { insertPassport } from '../sql/passports.ts';
import { thingOf } from './get-thing.ts';

export function putPassport({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('putPassport', async ({ params, body }) => {
    const entry = room.catalog.find(params.id);
    if (!entry) throw new WijkritmeError('datastream_unknown', `There is no datastream ${params.id}.`);
    await insertPassport(room.db, params.id, checkPassport(body));
    await room.refresh([params.id]);
    return thingOf(room, entry.thingId, clock.now());
  });
}
