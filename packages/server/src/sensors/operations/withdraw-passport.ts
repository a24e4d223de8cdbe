import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { withdrawPassports } from '../sql/passports.ts';
import { thingOf } from './get-thing.ts';

export function withdrawPassport({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('withdrawPassport', async ({ params }) => {
    const entry = room.catalog.find(params.id);
    if (!entry) throw new WijkritmeError('datastream_unknown', `There is no datastream ${params.id}.`);
    await withdrawPassports(room.db, params.id, new Date(clock.now()));
    await room.refresh([params.id]);
    return thingOf(room, entry.thingId, clock.now());
  });
}
