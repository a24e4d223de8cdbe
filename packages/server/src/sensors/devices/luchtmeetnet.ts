import { type Decoded, type DecodedReading, type JsonDevice, noReading, notThisDevice } from './device.ts';
import { numberOf, recordOf } from './json.ts';

const channels = new Map([
  ['NO2', 'no2'],
  ['PM10', 'pm10'],
  ['PM25', 'pm25'],
]);

/** Hours of `data`; other substances are left behind. */
function decode(json: unknown): Decoded {
  const data = recordOf(json)?.data;
  if (!Array.isArray(data)) return notThisDevice;
  const readings = data.flatMap(readRow);
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

function readRow(row: unknown): DecodedReading[] {
  const { formula, value, timestamp_measured: at } = recordOf(row) ?? {};
  const channel = typeof formula === 'string' ? channels.get(formula) : undefined;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  const number = numberOf(value);
  return channel === undefined || Number.isNaN(time) || Number.isNaN(number) ? [] : [{ channel, value: number, time }];
}

/** Stations of the national and regional networks for air quality. */
export const luchtmeetnet: JsonDevice = {
  id: 'luchtmeetnet',
  manufacturer: 'Luchtmeetnet',
  model: 'meetstation',
  kind: { nl: 'meetstation voor luchtkwaliteit', en: 'station for air quality' },
  source: 'https://api-docs.luchtmeetnet.nl/',
  carrier: 'json',
  privacy: { nl: 'Meet alleen lucht.', en: 'Measures air only.' },
  intervalSeconds: 3_600,
  knownAs: ['luchtmeetnet', 'meetstation'],
  channels: [
    { id: 'no2', name: { nl: 'stikstofdioxide', en: 'nitrogen dioxide' }, property: 'no2' },
    { id: 'pm10', name: { nl: 'fijnstof (PM10)', en: 'fine dust (PM10)' }, property: 'pm10' },
    { id: 'pm25', name: { nl: 'fijnstof (PM2,5)', en: 'fine dust (PM2.5)' }, property: 'pm25' },
  ],
  decode,
  examples: [
    {
      json: {
        pagination: { last_page: 1, first_page: 1, current_page: 1 },
        data: [
          { station_number: 'NL49014', value: 17.6, timestamp_measured: '2026-11-20T09:00:00+00:00', formula: 'NO2' },
          { station_number: 'NL49014', value: 12, timestamp_measured: '2026-11-20T09:00:00+00:00', formula: 'PM10' },
          { station_number: 'NL49014', value: 0.4, timestamp_measured: '2026-11-20T09:00:00+00:00', formula: 'C6H6' },
          { station_number: 'NL49014', value: null, timestamp_measured: '2026-11-20T08:00:00+00:00', formula: 'PM25' },
        ],
      },
      expected: {
        ok: true,
        readings: [
          { channel: 'no2', value: 17.6, time: Date.UTC(2026, 10, 20, 9) },
          { channel: 'pm10', value: 12, time: Date.UTC(2026, 10, 20, 9) },
        ],
      },
    },
    { json: { pagination: {}, data: [] }, expected: { ok: false, reason: 'no-reading' } },
    { json: { message: 'not found' }, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
