import type { Context } from '../../foundation/context.ts';
import { hashOf, makeDeviceKey } from '../device-keys.ts';
import type { SensorsRoom } from '../room.ts';
import { insertKey } from '../sql/device-keys.ts';
import { thingOf } from './get-thing.ts';

export function createDeviceKey({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('createDeviceKey', async ({ params, principal }) => {
    const thing = await thingOf(room, params.id, clock.now());
    access.require(principal, 'sensors.manage', thing.placeId);
    const key = makeDeviceKey();
    const id = await insertKey(room.db, params.id, hashOf(key), new Date(clock.now()));
    await room.reloadKeys();
    return { id, key };
  });
}
