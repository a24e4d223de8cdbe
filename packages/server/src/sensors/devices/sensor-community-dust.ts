import type { JsonDevice } from './device.ts';
import { decodeSensorCommunity } from './sensor-community.ts';

const channels = new Map([
  ['SDS_P1', 'pm10'],
  ['SDS_P2', 'pm25'],
  ['SPS30_P1', 'pm10'],
  ['SPS30_P2', 'pm25'],
  ['temperature', 'temperature'],
  ['BMP_temperature', 'temperature'],
  ['BME280_temperature', 'temperature'],
  ['humidity', 'humidity'],
  ['BME280_humidity', 'humidity'],
]);

/** Fine dust on a balcony, measured by residents. */
export const sensorCommunityDust: JsonDevice = {
  id: 'sensor-community-dust',
  manufacturer: 'sensor.community',
  model: 'airRohr (SDS011, SPS30)',
  kind: { nl: 'fijnstofmeter van bewoners', en: 'fine dust meter of residents' },
  source: 'https://github.com/opendata-stuttgart/sensors-software',
  carrier: 'json',
  privacy: {
    nl: 'Meet alleen lucht, maar hangt bij iemand thuis. Laat de plek op de kaart niet preciezer zijn dan de straat.',
    en: 'Measures air only, but hangs at a home. Let its place on the map be no finer than the street.',
  },
  intervalSeconds: 145,
  knownAs: ['airrohr', 'sds011', 'sensor.community'],
  channels: [
    { id: 'pm25', name: { nl: 'fijnstof (PM2,5)', en: 'fine dust (PM2.5)' }, property: 'pm25' },
    { id: 'pm10', name: { nl: 'fijnstof (PM10)', en: 'fine dust (PM10)' }, property: 'pm10' },
    { id: 'temperature', name: { nl: 'temperatuur', en: 'temperature' }, property: 'temperature' },
    { id: 'humidity', name: { nl: 'luchtvochtigheid', en: 'humidity' }, property: 'humidity' },
  ],
  decode: (json) => decodeSensorCommunity(json, channels),
  examples: [
    {
      json: {
        esp8266id: '12345678',
        software_version: 'NRZ-2020-133',
        sensordatavalues: [
          { value_type: 'SDS_P1', value: '12.10' },
          { value_type: 'SDS_P2', value: '7.35' },
          { value_type: 'BME280_temperature', value: '-1.20' },
          { value_type: 'BME280_humidity', value: '81.5' },
          { value_type: 'signal', value: '-59' },
        ],
      },
      expected: {
        ok: true,
        readings: [
          { channel: 'pm10', value: 12.1 },
          { channel: 'pm25', value: 7.35 },
          { channel: 'temperature', value: -1.2 },
          { channel: 'humidity', value: 81.5 },
        ],
      },
    },
    {
      json: { sensordatavalues: [{ value_type: 'signal', value: '-59 dBm' }] },
      expected: { ok: false, reason: 'no-reading' },
    },
    { json: [1, 2], expected: { ok: false, reason: 'not-this-device' } },
  ],
};
