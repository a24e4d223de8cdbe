import { scaled, signed16, unsigned16 } from './bytes.ts';
import { type Decoded, type LorawanDevice, tooShort } from './device.ts';

/** Battery, outside probe, soil moisture, soil temperature, conductivity; two bytes each, high byte first; then a flag. */
function decode(bytes: Uint8Array): Decoded {
  if (bytes.length < 10) return tooShort;
  return {
    ok: true,
    readings: [
      { channel: 'soil-moisture', value: scaled(unsigned16(bytes, 4), 100) },
      { channel: 'soil-temperature', value: scaled(signed16(bytes, 6), 100) },
    ],
  };
}

/** Soil moisture of a tree pit or a lawn. */
export const draginoLse01: LorawanDevice = {
  id: 'dragino-lse01',
  manufacturer: 'Dragino',
  model: 'LSE01',
  kind: { nl: 'bodemvochtmeter', en: 'soil moisture meter' },
  source:
    'https://wiki.dragino.com/xwiki/bin/view/Main/User%20Manual%20for%20LoRaWAN%20End%20Nodes/LSE01-LoRaWAN%20Soil%20Moisture%20%26%20EC%20Sensor%20User%20Manual/',
  carrier: 'lorawan',
  privacy: { nl: 'Zit in de grond en meet alleen grond.', en: 'Sits in the ground and measures the ground alone.' },
  intervalSeconds: 1_200,
  knownAs: ['lse01'],
  channels: [
    { id: 'soil-moisture', name: { nl: 'bodemvocht', en: 'soil moisture' }, property: 'soil-moisture' },
    {
      id: 'soil-temperature',
      name: { nl: 'temperatuur van de grond', en: 'soil temperature' },
      property: 'temperature',
    },
  ],
  decode,
  examples: [
    // Moisture and temperatures as worked out in the manual; below zero as two's complement.
    {
      hex: '0b4500fa05dc010500c810',
      port: 2,
      expected: {
        ok: true,
        readings: [
          { channel: 'soil-moisture', value: 15 },
          { channel: 'soil-temperature', value: 2.61 },
        ],
      },
    },
    {
      hex: '0b49000005dcff7e000010',
      port: 2,
      expected: {
        ok: true,
        readings: [
          { channel: 'soil-moisture', value: 15 },
          { channel: 'soil-temperature', value: -1.3 },
        ],
      },
    },
    { hex: '0b45', port: 2, expected: { ok: false, reason: 'too-short' } },
  ],
};
