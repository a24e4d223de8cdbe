import { scaled, signed16, unsigned16 } from './bytes.ts';
import { type Decoded, type DecodedReading, type LorawanDevice, noReading, notThisDevice, tooShort } from './device.ts';

/** Length of the data of each type that this device sends, in bytes; motion, light and battery are read past. */
const lengths: Readonly<Record<number, number>> = { 1: 2, 2: 1, 4: 2, 5: 1, 6: 2, 7: 2 };

function decode(bytes: Uint8Array): Decoded {
  const readings: DecodedReading[] = [];
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at] as number;
    const length = lengths[type];
    if (length === undefined) return notThisDevice;
    if (at + 1 + length > bytes.length) return tooShort;
    if (type === 1) readings.push({ channel: 'temperature', value: scaled(signed16(bytes, at + 1), 10) });
    if (type === 2) readings.push({ channel: 'humidity', value: bytes[at + 1] as number });
    if (type === 6) readings.push({ channel: 'co2', value: unsigned16(bytes, at + 1) });
    at += 1 + length;
  }
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

/** Air in a hall: carbon dioxide, temperature, humidity. Its motion detector is not read. */
export const elsysErsCo2: LorawanDevice = {
  id: 'elsys-ers-co2',
  manufacturer: 'ELSYS',
  model: 'ERS CO2',
  kind: { nl: 'luchtmeter binnen (CO₂)', en: 'indoor air meter (CO₂)' },
  source: 'https://www.elsys.se/en/elsys-payload/',
  carrier: 'lorawan',
  privacy: {
    nl: 'Het apparaat heeft ook een bewegingsmelder. Die lezen wij niet uit.',
    en: 'The device has a motion detector as well. We do not read it.',
  },
  intervalSeconds: 600,
  knownAs: ['ers co2', 'ers-co2', 'ersco2'],
  channels: [
    { id: 'co2', name: { nl: 'koolstofdioxide', en: 'carbon dioxide' }, property: 'co2' },
    { id: 'temperature', name: { nl: 'temperatuur', en: 'temperature' }, property: 'temperature' },
    { id: 'humidity', name: { nl: 'luchtvochtigheid', en: 'humidity' }, property: 'humidity' },
  ],
  decode,
  examples: [
    {
      hex: '0100e7022104002405020601b0070e4d',
      port: 5,
      expected: {
        ok: true,
        readings: [
          { channel: 'temperature', value: 23.1 },
          { channel: 'humidity', value: 33 },
          { channel: 'co2', value: 432 },
        ],
      },
    },
    { hex: '0502', port: 5, expected: { ok: false, reason: 'no-reading' } },
    { hex: '0601', port: 5, expected: { ok: false, reason: 'too-short' } },
    { hex: '99ff', port: 5, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
