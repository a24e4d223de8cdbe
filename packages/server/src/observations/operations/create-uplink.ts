import { limits, WijkritmeError, type Words } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import { type CatalogEntry, decodeMessage, findDevice, isInField, type MessageResult } from '../../sensors/index.ts';
import { outcomeName } from '../intake/outcome.ts';
import { addReading, createReadings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { sequenceOfRequest, sequenceOfUplink } from '../watch/sequence-of.ts';

type Decoded = Extract<MessageResult, { ok: true }>['readings'];

/**
 * A message as a device or its network sends it: decoded by the device type of its thing, then through the gate as any reading.
 * Channels without a datastream and everything that is no number are left behind.
 */
export function createUplink({ http, clock, log }: Context, room: ObservationsRoom): void {
  http.operation(
    'createUplink',
    async ({ params, body, principal, request }) => {
      if (principal.kind === 'device' && principal.thingId !== params.id) room.watch.note(principal, 'key-elsewhere');
      requireSender(principal, params.id);
      room.watch.admit(principal);
      const deviceType = await room.sensors.deviceTypeOf(params.id);
      const device = deviceType === null ? undefined : findDevice(deviceType);
      if (!device)
        throw new WijkritmeError('device_type_unknown', {
          nl: `Apparaat ${params.id} heeft geen soort uit de lijst van soorten apparaten. Voeg het toe met een soort.`,
          en: `Thing ${params.id} has no device type of the catalogue. Add it with one.`,
        });
      const message = decodeMessage(device, body);
      if (!message.ok && message.reason === 'failed') {
        log.error({ deviceType: device.id }, 'a codec failed');
        room.intake.countUnreadable('http', 'codec_failed');
        room.watch.noteThing(params.id, 'codec-failed');
      }
      const readings = readingsOf(message, device.id);
      const sequence = sequenceOfUplink(params.id, body) ?? sequenceOfRequest(principal, request);
      return { items: await room.watch.once(sequence, () => store(readings)) };

      async function store(decoded: Decoded) {
        const entries = new Map(room.sensors.catalog.ofThing(params.id).map((entry) => [entry.channel, entry]));
        const now = clock.now();
        const known = decoded.flatMap((one): Heard[] => {
          const entry = entries.get(one.channel);
          return entry ? [{ entry, value: one.value, time: one.time ?? now }] : [];
        });
        const columns = createReadings(known.length);
        for (const { entry, time, value } of known) addReading(columns, entry.id, time, value);
        const outcome =
          known.length === 0
            ? []
            : await room.intake.submit(columns, { principal, door: 'http', lateLimitMs: room.lateLimitMs });
        let at = 0;
        return decoded.map(({ channel, time = now }) => {
          const entry = entries.get(channel);
          if (!entry) return { channel, datastream: null, outcome: 'no_datastream', lab: false };
          return {
            channel,
            datastream: entry.id,
            outcome: outcomeName(outcome[at++] as number),
            lab: !isInField(entry, time),
          };
        });
      }
    },
    { bodyLimit: limits.announcementBytes },
  );
}

interface Heard {
  readonly entry: CatalogEntry;
  readonly time: number;
  readonly value: number;
}

/** Asked before anything is decoded: a stranger learns nothing of the thing. */
export function requireSender(principal: Principal, thingId: number): void {
  if (principal.kind === 'administrator') return;
  if (principal.kind === 'visitor')
    throw new WijkritmeError('unauthorized', {
      nl: 'Om te sturen is de sleutel van het apparaat nodig. Stuur die mee.',
      en: 'Sending needs the key of the device. Send it along.',
    });
  if (principal.kind === 'person')
    throw new WijkritmeError('forbidden', {
      nl: 'Mensen sturen geen metingen; dat doet een apparaat met een sleutel.',
      en: 'People send no readings; a device key does.',
    });
  if (principal.thingId !== thingId)
    throw new WijkritmeError('key_other_thing', {
      nl: 'Een apparaatsleutel mag alleen metingen van het eigen apparaat sturen.',
      en: 'A device key may only send readings of its own thing.',
    });
}

/** @throws WijkritmeError codec_failed, message_unreadable; nothing of the message is repeated */
function readingsOf(message: MessageResult, deviceType: string): Decoded {
  if (message.ok) return message.readings;
  if (message.reason === 'no-reading') return [];
  if (message.reason === 'failed')
    throw new WijkritmeError('codec_failed', {
      nl: `De vertaler van ${deviceType} werkte niet; er is niets bewaard. Vertel het ons.`,
      en: `The codec of ${deviceType} failed; nothing was stored. Please tell us.`,
    });
  throw new WijkritmeError('message_unreadable', remedies[message.reason](deviceType));
}

type Unreadable = Exclude<Extract<MessageResult, { ok: false }>['reason'], 'no-reading' | 'failed'>;

const remedies: Readonly<Record<Unreadable, (deviceType: string) => Words>> = {
  'no-payload': (type) => ({
    nl: `${type} stuurt een uplink van The Things Stack v3 met uplink_message.frm_payload.`,
    en: `${type} sends an uplink of The Things Stack v3 with uplink_message.frm_payload.`,
  }),
  'too-many': () => ({
    nl: `Een bericht heeft ten hoogste ${limits.uplinkReadings} metingen; stuur het in delen.`,
    en: `A message holds at most ${limits.uplinkReadings} readings; send it in parts.`,
  }),
  'too-short': (type) => ({
    nl: `Dit bericht van ${type} is te kort; kijk naar de inhoud die het netwerk doorgeeft.`,
    en: `This message of ${type} is too short; look at the payload that the network passes on.`,
  }),
  'not-this-device': (type) => ({
    nl: `Dit is geen bericht van ${type}; klopt de soort van het apparaat?`,
    en: `This is no message of ${type}; is the device type right?`,
  }),
};
