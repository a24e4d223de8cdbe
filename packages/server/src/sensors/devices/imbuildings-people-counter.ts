import { unsigned16 } from './bytes.ts';
import { type Decoded, type LorawanDevice, notThisDevice, tooShort } from './device.ts';

const TYPE = 2;
const VARIANT = 6;
const LENGTH = 23;

/** Bytes 13–16 hold the two counters since the message before; the device address in bytes 2–9 is read past. */
function decode(bytes: Uint8Array): Decoded {
  if (bytes.length < 2) return tooShort;
  if (bytes[0] !== TYPE || bytes[1] !== VARIANT) return notThisDevice;
  if (bytes.length < LENGTH) return tooShort;
  return {
    ok: true,
    readings: [
      { channel: 'a', value: unsigned16(bytes, 13) },
      { channel: 'b', value: unsigned16(bytes, 15) },
    ],
  };
}

/** Infrared beam that counts passages both ways. */
export const imbuildingsPeopleCounter: LorawanDevice = {
  id: 'imbuildings-people-counter',
  manufacturer: 'IMBuildings',
  model: 'People Counter LoRaWAN',
  kind: { nl: 'mensenteller (infrarood)', en: 'people counter (infrared)' },
  source: 'https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/imbuildings',
  carrier: 'lorawan',
  privacy: {
    nl: 'Een straal die wordt onderbroken. Hij ziet niet wie er loopt, en maakt geen beeld.',
    en: 'A beam that is broken. It does not see who passes, and makes no image.',
  },
  intervalSeconds: 900,
  knownAs: ['imbuildings', 'people counter'],
  channels: [
    { id: 'a', name: { nl: 'passages heen', en: 'passages one way' }, property: 'passages' },
    { id: 'b', name: { nl: 'passages terug', en: 'passages the other way' }, property: 'passages' },
  ],
  decode,
  examples: [
    {
      hex: '02060004a30b00f0d40e0001000000000020000d000a6a',
      port: 1,
      expected: {
        ok: true,
        readings: [
          { channel: 'a', value: 0 },
          { channel: 'b', value: 0 },
        ],
      },
    },
    { hex: '0206', port: 1, expected: { ok: false, reason: 'too-short' } },
    { hex: '0101', port: 1, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
