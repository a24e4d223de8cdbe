import type { LorawanDevice } from './device.ts';
import { decodeMilesight } from './milesight.ts';

/** Sound level meter: a mean level per interval; the sound itself never leaves the device. */
export const milesightWs302: LorawanDevice = {
  id: 'milesight-ws302',
  manufacturer: 'Milesight',
  model: 'WS302',
  kind: { nl: 'geluidmeter', en: 'sound level meter' },
  source: 'https://github.com/Milesight-IoT/SensorDecoders/tree/main/ws-series/ws302',
  carrier: 'lorawan',
  privacy: {
    nl: 'De microfoon zit in het apparaat. Alleen geluidsniveaus gaan naar buiten, geen geluid.',
    en: 'The microphone is inside the device. Only sound levels leave it, no sound.',
  },
  intervalSeconds: 600,
  knownAs: ['ws302'],
  channels: [{ id: 'laeq', name: { nl: 'geluid (LAeq)', en: 'sound (LAeq)' }, property: 'sound-level' }],
  decode: decodeMilesight,
  examples: [
    { hex: '017564055b053f02da016a02', port: 85, expected: { ok: true, readings: [{ channel: 'laeq', value: 47.4 }] } },
    { hex: '017564', port: 85, expected: { ok: false, reason: 'no-reading' } },
    { hex: '055b053f02', port: 85, expected: { ok: false, reason: 'too-short' } },
  ],
};
