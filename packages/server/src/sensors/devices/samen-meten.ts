import { type Decoded, type DecodedReading, type JsonDevice, noReading, notThisDevice } from './device.ts';
import { numberOf, recordOf } from './json.ts';

/** Names of observed properties → channels; what RIVM corrected afterwards (`_kal`) is left behind. */
const channels = new Map([
  ['pm25', 'pm25'],
  ['pm10', 'pm10'],
  ['no2', 'no2'],
  ['temp', 'temperature'],
  ['rh', 'humidity'],
]);

/** Is what a datastream of this observed property says read here? */
export const readsSamenMeten = (property: string): boolean => channels.has(property.toLowerCase());

/** A SensorThings list of one thing with its datastreams, what they measure and their observations. */
function decode(json: unknown): Decoded {
  const things = recordOf(json)?.value;
  if (!Array.isArray(things)) return notThisDevice;
  const readings = listOf(recordOf(things[0])?.Datastreams).flatMap(readDatastream);
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

function readDatastream(json: unknown): DecodedReading[] {
  const datastream = recordOf(json);
  const name = recordOf(datastream?.ObservedProperty)?.name;
  const channel = typeof name === 'string' ? channels.get(name.toLowerCase()) : undefined;
  if (channel === undefined) return [];
  return listOf(datastream?.Observations).flatMap((row) => {
    const { phenomenonTime, result } = recordOf(row) ?? {};
    const time = typeof phenomenonTime === 'string' ? Date.parse(phenomenonTime) : Number.NaN;
    const value = numberOf(result);
    return Number.isNaN(time) || Number.isNaN(value) ? [] : [{ channel, value, time }];
  });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const at = (hour: number) => `2026-11-20T0${hour}:00:00.000Z`;

/** Sensors of residents and municipalities as RIVM collects them. */
export const samenMeten: JsonDevice = {
  id: 'samen-meten',
  manufacturer: 'RIVM Samen Meten',
  model: 'sensor van bewoners',
  kind: { nl: 'luchtsensor uit Samen Meten', en: 'air sensor of Samen Meten' },
  source: 'https://samenmeten.nl/dataportaal/api-application-programming-interface',
  carrier: 'json',
  privacy: {
    nl: 'Meet alleen lucht, maar hangt vaak bij iemand thuis. Laat de plek niet preciezer zien dan de straat.',
    en: 'Measures air only, but often hangs at a home. Show its place no finer than the street.',
  },
  intervalSeconds: 3_600,
  knownAs: ['samen meten', 'samenmeten', 'sensor van bewoners'],
  channels: [
    { id: 'pm25', name: { nl: 'fijnstof (PM2,5)', en: 'fine dust (PM2.5)' }, property: 'pm25' },
    { id: 'pm10', name: { nl: 'fijnstof (PM10)', en: 'fine dust (PM10)' }, property: 'pm10' },
    { id: 'no2', name: { nl: 'stikstofdioxide', en: 'nitrogen dioxide' }, property: 'no2' },
    { id: 'temperature', name: { nl: 'temperatuur', en: 'temperature' }, property: 'temperature' },
    { id: 'humidity', name: { nl: 'luchtvochtigheid', en: 'humidity' }, property: 'humidity' },
  ],
  decode,
  examples: [
    {
      json: {
        value: [
          {
            '@iot.id': 8_413,
            name: 'LTD_36534',
            Datastreams: [
              {
                ObservedProperty: { name: 'pm25' },
                Observations: [
                  { phenomenonTime: at(7), result: 8.25 },
                  { phenomenonTime: at(8), result: null },
                ],
              },
              { ObservedProperty: { name: 'pm25_kal' }, Observations: [{ phenomenonTime: at(7), result: 6.1 }] },
              { ObservedProperty: { name: 'rh' }, Observations: [{ phenomenonTime: at(8), result: 83 }] },
            ],
          },
        ],
      },
      expected: {
        ok: true,
        readings: [
          { channel: 'pm25', value: 8.25, time: Date.UTC(2026, 10, 20, 7) },
          { channel: 'humidity', value: 83, time: Date.UTC(2026, 10, 20, 8) },
        ],
      },
    },
    { json: { value: [] }, expected: { ok: false, reason: 'no-reading' } },
    { json: { code: 404 }, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
