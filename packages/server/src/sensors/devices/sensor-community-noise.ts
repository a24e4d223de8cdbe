import type { JsonDevice } from './device.ts';
import { decodeSensorCommunity } from './sensor-community.ts';

const channels = new Map([['DNMS_noise_LAeq', 'laeq']]);

/** Sound on a balcony, measured by residents; only levels leave the device. */
export const sensorCommunityNoise: JsonDevice = {
  id: 'sensor-community-noise',
  manufacturer: 'sensor.community',
  model: 'DNMS',
  kind: { nl: 'geluidmeter van bewoners', en: 'sound meter of residents' },
  source: 'https://github.com/hbitter/DNMS',
  carrier: 'json',
  privacy: {
    nl: 'De microfoon hangt bij iemand thuis. Alleen niveaus gaan naar buiten, geen geluid.',
    en: 'The microphone hangs at a home. Only levels leave it, no sound.',
  },
  intervalSeconds: 145,
  knownAs: ['dnms'],
  channels: [{ id: 'laeq', name: { nl: 'geluid (LAeq)', en: 'sound (LAeq)' }, property: 'sound-level' }],
  decode: (json) => decodeSensorCommunity(json, channels),
  examples: [
    {
      json: {
        sensordatavalues: [
          { value_type: 'DNMS_noise_LAeq', value: '52.40' },
          { value_type: 'DNMS_noise_LA_max', value: '71.00' },
        ],
      },
      expected: { ok: true, readings: [{ channel: 'laeq', value: 52.4 }] },
    },
    { json: { sensordatavalues: 'geluid' }, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
