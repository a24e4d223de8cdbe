import { type Decoded, type DecodedReading, type JsonDevice, noReading, notThisDevice } from './device.ts';
import { numberOf, recordOf } from './json.ts';

const columns = { pedestrian: 'pedestrians', bike: 'bicycles', car: 'cars', heavy: 'heavy-vehicles' } as const;

/**
 * Hours of `report`; `date` is the beginning of the hour. An hour with uptime 0 was not measured: its zeros do not mean
 * "nobody", so it is left out.
 */
function decode(json: unknown): Decoded {
  const report = recordOf(json)?.report;
  if (!Array.isArray(report)) return notThisDevice;
  const readings = report.flatMap(readHour);
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

function readHour(row: unknown): DecodedReading[] {
  const hour = recordOf(row);
  const time = typeof hour?.date === 'string' ? Date.parse(hour.date) : Number.NaN;
  if (!hour || Number.isNaN(time) || !(numberOf(hour.uptime) > 0)) return [];
  return Object.entries(columns).flatMap(([column, channel]) => {
    const value = numberOf(hour[column]);
    return Number.isNaN(value) ? [] : [{ channel, value, time }];
  });
}

/** Counts traffic through a window, by hour; its images stay in the device. */
export const telraam: JsonDevice = {
  id: 'telraam',
  manufacturer: 'Telraam',
  model: 'V1, S2',
  kind: { nl: 'verkeersteller achter het raam', en: 'traffic counter behind a window' },
  source: 'https://telraam-api.net/',
  carrier: 'json',
  privacy: {
    nl: 'Heeft een camera. Het beeld wordt in het apparaat omgezet in aantallen per uur en niet bewaard.',
    en: 'Has a camera. The image is turned into counts per hour inside the device, and is not kept.',
  },
  intervalSeconds: 3_600,
  knownAs: ['telraam'],
  channels: [
    { id: 'pedestrians', name: { nl: 'voetgangers', en: 'pedestrians' }, property: 'pedestrians' },
    { id: 'bicycles', name: { nl: 'fietsers', en: 'bicycles' }, property: 'bicycles' },
    { id: 'cars', name: { nl: "auto's", en: 'cars' }, property: 'cars' },
    { id: 'heavy-vehicles', name: { nl: 'zwaar verkeer', en: 'heavy vehicles' }, property: 'heavy-vehicles' },
  ],
  decode,
  examples: [
    {
      json: {
        report: [
          { date: '2026-11-20T08:00:00.000Z', uptime: 0.96, pedestrian: 12, bike: 31.5, car: 80, heavy: 4, v85: 38 },
          { date: '2026-11-20T20:00:00.000Z', uptime: 0, pedestrian: 0, bike: 0, car: 0, heavy: 0 },
        ],
      },
      expected: {
        ok: true,
        readings: [
          { channel: 'pedestrians', value: 12, time: Date.UTC(2026, 10, 20, 8) },
          { channel: 'bicycles', value: 31.5, time: Date.UTC(2026, 10, 20, 8) },
          { channel: 'cars', value: 80, time: Date.UTC(2026, 10, 20, 8) },
          { channel: 'heavy-vehicles', value: 4, time: Date.UTC(2026, 10, 20, 8) },
        ],
      },
    },
    {
      json: { report: [{ date: '2026-11-20T20:00:00.000Z', uptime: 0, pedestrian: 0, bike: 0, car: 0, heavy: 0 }] },
      expected: { ok: false, reason: 'no-reading' },
    },
    { json: { rapport: [] }, expected: { ok: false, reason: 'not-this-device' } },
  ],
};
