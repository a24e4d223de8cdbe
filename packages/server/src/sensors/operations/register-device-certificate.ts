import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { personalWords } from '../entities/personal-data-check.ts';
import { fieldWords } from '../field-words.ts';
import { readCertificate } from '../read-certificate.ts';
import type { SensorsRoom } from '../room.ts';
import { countCertificates, insertCertificate, selectCertificates } from '../sql/device-certificates.ts';
import { toCertificate } from '../to-certificate.ts';
import { thingOf } from './get-thing.ts';

export function registerDeviceCertificate({ http, clock, access, mqtt }: Context, room: SensorsRoom): void {
  http.operation('registerDeviceCertificate', async ({ params, body, principal }) => {
    const now = clock.now();
    const thing = await thingOf(room, params.id, now);
    access.require(principal, 'sensors.manage', thing.placeId);
    const label = checkLabel(body.label);
    const facts = readCertificate(body.certificate, now, mqtt.tls?.deviceAuthorities ?? []);
    await room.db.transaction().execute(async (trx) => {
      if ((await countCertificates(trx, thing.id)) >= limits.certificatesPerThing)
        throw new WijkritmeError('conflict', {
          nl: `Apparaat ${thing.id} heeft ${limits.certificatesPerThing} certificaten gehad, en meer kunnen er niet bij. Gebruik een sleutel, of beschrijf het apparaat opnieuw.`,
          en: `Thing ${thing.id} has had ${limits.certificatesPerThing} certificates, and more are not kept. Use a key, or describe the device anew.`,
        });
      const id = await insertCertificate(trx, { thingId: thing.id, label, now }, facts);
      if (id === undefined)
        throw new WijkritmeError('certificate_taken', {
          nl: 'Dit certificaat hoort al bij een apparaat, of is voorgoed ingetrokken. Maak een nieuw paar.',
          en: 'This certificate belongs to a device already, or was revoked, which is for good. Make a new pair.',
        });
      await appendLog(trx, {
        at: now,
        kind: 'certificate.registered',
        actor: actorOf(principal),
        subject: `thing:${thing.id}`,
        detail: { certificate: id, fingerprint: facts.fingerprint.toString('hex') },
      });
    });
    await room.reloadKeys();
    const fingerprint = facts.fingerprint.toString('hex');
    const stored = (await selectCertificates(room.db, thing.id)).find((one) => one.fingerprint === fingerprint);
    if (!stored)
      throw new WijkritmeError('not_found', {
        nl: `Apparaat ${thing.id} is er niet meer. Kies een ander uit de lijst van sensoren.`,
        en: `Thing ${thing.id} is gone. Choose another one from the list of sensors.`,
      });
    return toCertificate(stored, now);
  });
}

/** @throws WijkritmeError invalid_input */
function checkLabel(text: string): string {
  const label = text.trim();
  const found = personalWords(label);
  const message = label === '' ? fieldWords.empty : found && fieldWords.personal(found);
  if (!message) return label;
  throw wrongFields([{ pointer: '/label', message }]);
}
