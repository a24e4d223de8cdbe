import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { revokeKey, selectPlaceOfKey } from '../sql/device-keys.ts';

export function revokeDeviceKey({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('revokeDeviceKey', async ({ params, principal }) => {
    access.require(principal, 'sensors.manage', await selectPlaceOfKey(room.db, params.id));
    if (!(await revokeKey(room.db, params.id, new Date(clock.now())))) {
      throw new WijkritmeError('not_found', {
        nl: `Er is geen sleutel ${params.id} in gebruik. Kijk in de lijst van dit apparaat.`,
        en: `There is no key ${params.id} in use. Look in the list of this device.`,
      });
    }
    await room.reloadKeys();
    return {};
  });
}
