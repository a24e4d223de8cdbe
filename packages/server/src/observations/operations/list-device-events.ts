import type { DeviceEventKind } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Language } from '../../foundation/http/language.ts';
import { thingOf } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';

type Words = Readonly<Record<DeviceEventKind, string>>;

const words: Readonly<Record<Language, Words>> = {
  nl: {
    'key-elsewhere': 'De sleutel van dit apparaat is gebruikt voor een ander apparaat. Dat is geweigerd.',
    replay: 'Een bericht kwam voor de tweede keer, of veel te laat. Het is geweigerd.',
    flood: 'Dit apparaat stuurde te veel berichten. Het is afgeremd; andere apparaten merkten er niets van.',
    'clock-ahead': 'De klok van dit apparaat loopt meer dan een minuut voor.',
    'out-of-range': 'Dit apparaat stuurde een getal dat natuurkundig niet kan. Het is geweigerd.',
    'certificate-refused':
      'Dit apparaat liet een certificaat zien dat hier niet (meer) geldt. Het is niet binnengelaten.',
    'contradicts-neighbours':
      'Dit apparaat mat bijna een dag lang iets anders dan zijn buren. Zolang dat duurt, staan zij hieronder.',
    'codec-failed': 'De vertaler van dit soort apparaat liep vast. Er is niets van het bericht bewaard.',
  },
  en: {
    'key-elsewhere': 'The key of this device was used for another device. That was refused.',
    replay: 'A message came for the second time, or far too late. It was refused.',
    flood: 'This device sent too many messages. It was slowed down; other devices noticed nothing.',
    'clock-ahead': 'The clock of this device is ahead by more than a minute.',
    'out-of-range': 'This device sent a number that physically cannot be. It was refused.',
    'certificate-refused': 'This device showed a certificate that does not count here (any more). It was not let in.',
    'contradicts-neighbours':
      'For most of a day this device measured something else than its neighbours. While that lasts they stand below.',
    'codec-failed': 'The codec of this device type failed. Nothing of the message was kept.',
  },
};

export function listDeviceEvents({ http, access, clock }: Context, room: ObservationsRoom): void {
  http.operation('listDeviceEvents', async ({ params, principal, language }) => {
    const thing = await thingOf(room.sensors, params.id, clock.now());
    access.require(principal, 'sensors.manage', thing.placeId);
    const events = await room.events.list(thing.id);
    return {
      thing: thing.id,
      items: events.map(({ kind, count, firstAt, lastAt }) => ({
        kind,
        sentence: words[language][kind],
        count,
        firstAt: new Date(firstAt).toISOString(),
        lastAt: new Date(lastAt).toISOString(),
      })),
    };
  });
}
