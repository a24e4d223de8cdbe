import type { LorawanDevice } from './device.ts';
import { decodeMilesight } from './milesight.ts';

/** Air outdoors or in a hall: carbon dioxide, temperature and humidity. */
export const milesightEm500Co2: LorawanDevice = {
  id: 'milesight-em500-co2',
  manufacturer: 'Milesight',
  model: 'EM500-CO2',
  kind: { nl: 'luchtmeter (CO₂)', en: 'air meter (CO₂)' },
  source: 'https://github.com/Milesight-IoT/SensorDecoders/tree/main/em-series/em500-co2',
  carrier: 'lorawan',
  privacy: {
    nl: 'Meet alleen lucht. In een kleine ruimte laat CO₂ zien of er iemand is: hang hem daar niet.',
    en: 'Measures air only. In a small room CO₂ tells whether somebody is there: do not use it there.',
  },
  intervalSeconds: 600,
  knownAs: ['em500-co2', 'em500 co2'],
  channels: [
    { id: 'co2', name: { nl: 'koolstofdioxide', en: 'carbon dioxide' }, property: 'co2' },
    { id: 'temperature', name: { nl: 'temperatuur', en: 'temperature' }, property: 'temperature' },
    { id: 'humidity', name: { nl: 'luchtvochtigheid', en: 'humidity' }, property: 'humidity' },
  ],
  decode: decodeMilesight,
  examples: [
    {
      hex: '01756403671901046873057d670406736827',
      port: 85,
      expected: {
        ok: true,
        readings: [
          { channel: 'temperature', value: 28.1 },
          { channel: 'humidity', value: 57.5 },
          { channel: 'co2', value: 1127 },
        ],
      },
    },
    { hex: '0367f6ff', port: 85, expected: { ok: true, readings: [{ channel: 'temperature', value: -1 }] } },
    { hex: 'ff0bff', port: 85, expected: { ok: false, reason: 'no-reading' } },
  ],
};
