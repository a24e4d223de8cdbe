import { scaled, signed16, unsigned16 } from './bytes.ts';
import { type Decoded, type LorawanDevice, noReading, notThisDevice, tooShort } from './device.ts';

/** Application message, version 4: vendor, type, version, then numbers with their high byte first. */
const PORT = 14;
const LENGTH = 17;

function decode(bytes: Uint8Array, port: number): Decoded {
  if (bytes.length < 3) return tooShort;
  if (bytes[0] !== 0xbe || bytes[1] !== 0x01) return notThisDevice;
  if (port !== PORT) return noReading;
  if (bytes[2] !== 4) return notThisDevice;
  if (bytes.length < LENGTH) return tooShort;
  return {
    ok: true,
    readings: [
      { channel: 'left-to-right', value: unsigned16(bytes, 3) },
      { channel: 'right-to-left', value: unsigned16(bytes, 5) },
      { channel: 'temperature', value: scaled(signed16(bytes, 15), 10) },
    ],
  };
}

/** Radar that counts who passes, in both directions. */
export const parametricPcr2: LorawanDevice = {
  id: 'parametric-pcr2',
  manufacturer: 'Parametric',
  model: 'PCR2',
  kind: { nl: 'radarteller', en: 'radar counter' },
  source: 'https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/parametric',
  carrier: 'lorawan',
  privacy: {
    nl: 'Radar ziet beweging en geen mensen. Het apparaat stuurt alleen aantallen.',
    en: 'Radar sees movement, not people. The device sends counts only.',
  },
  intervalSeconds: 600,
  knownAs: ['pcr2', 'pcr 2'],
  channels: [
    { id: 'left-to-right', name: { nl: 'passages naar rechts', en: 'passages to the right' }, property: 'passages' },
    { id: 'right-to-left', name: { nl: 'passages naar links', en: 'passages to the left' }, property: 'passages' },
    {
      id: 'temperature',
      name: { nl: 'temperatuur in de kast', en: 'temperature of the box' },
      property: 'temperature',
    },
  ],
  decode,
  examples: [
    {
      hex: 'be010400010002000300041c200ce40139',
      port: 14,
      expected: {
        ok: true,
        readings: [
          { channel: 'left-to-right', value: 1 },
          { channel: 'right-to-left', value: 2 },
          { channel: 'temperature', value: 31.3 },
        ],
      },
    },
    {
      hex: 'be010501030a0000020001000a05a00000000000780128003200c80107003c040101',
      port: 190,
      expected: { ok: false, reason: 'no-reading' },
    },
    { hex: 'be0104000100', port: 14, expected: { ok: false, reason: 'too-short' } },
  ],
};
