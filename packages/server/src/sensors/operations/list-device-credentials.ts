import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { selectCertificates } from '../sql/device-certificates.ts';
import { selectKeysOf } from '../sql/device-keys.ts';
import { toCertificate } from '../to-certificate.ts';
import { thingOf } from './get-thing.ts';

export function listDeviceCredentials({ http, clock, access, mqtt }: Context, room: SensorsRoom): void {
  http.operation('listDeviceCredentials', async ({ params, principal }) => {
    const now = clock.now();
    const thing = await thingOf(room, params.id, now);
    access.require(principal, 'sensors.manage', thing.placeId);
    const [keys, certificates] = await Promise.all([
      selectKeysOf(room.db, thing.id),
      selectCertificates(room.db, thing.id),
    ]);
    return {
      thing: thing.id,
      keys: keys.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
      certificates: certificates.map((stored) => toCertificate(stored, now)),
      tls: mqtt.tls !== undefined,
    };
  });
}
