import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import type { SensorsRoom } from '../room.ts';
import { revokeCertificate, selectPlaceOfCertificate } from '../sql/device-certificates.ts';

export function revokeDeviceCertificate({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('revokeDeviceCertificate', async ({ params, principal }) => {
    access.require(principal, 'sensors.manage', await selectPlaceOfCertificate(room.db, params.id));
    const at = clock.now();
    await room.db.transaction().execute(async (trx) => {
      const revoked = await revokeCertificate(trx, params.id, at);
      if (!revoked)
        throw new WijkritmeError('not_found', {
          nl: `Er is geen certificaat ${params.id} in gebruik. Kijk in de lijst van dit apparaat.`,
          en: `There is no certificate ${params.id} in use. Look in the list of this device.`,
        });
      await appendLog(trx, {
        at,
        kind: 'certificate.revoked',
        actor: actorOf(principal),
        subject: `thing:${revoked.thingId}`,
        detail: { certificate: params.id, fingerprint: revoked.fingerprint },
      });
    });
    await room.reloadKeys();
    return {};
  });
}
