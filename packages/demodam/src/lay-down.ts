import { createClient } from '@wijkritme/client';
import { DAY } from '@wijkritme/contract';
import { fillHistory } from './doors/history.ts';
import { layMap, layPlaces } from './doors/lay-map.ts';
import { layReports } from './doors/lay-reports.ts';
import { findWorld, laySensors } from './doors/lay-sensors.ts';
import { withRetry } from './doors/retry.ts';
import { clockOf, type DemodamOptions, type Handle, weeksOf } from './options.ts';
import { sampleCases } from './sample-cases.ts';

/**
 * Lays the city down: map layers, places, calendar, things with passports, history. Run again it repairs, and fills
 * only what is missing since the last reading of each datastream, as a sensor with store-and-forward would.
 */
export async function layDown(options: DemodamOptions): Promise<Handle[]> {
  const { signal } = options;
  const client = createClient({ baseUrl: options.baseUrl, key: options.key });
  const world = await findWorld(client, options);
  await layMap(client, options, world.seed);
  await layPlaces(client, options, world);
  const laid = await laySensors(client, options, world);
  const { items } = await withRetry(signal, () => client.listDatastreams({}, { signal }));
  const latest = new Map(items.map((one) => [one.id, one.latest ? Date.parse(one.latest.time) : undefined]));
  const { weeks, longWeeks } = weeksOf(options);
  const now = clockOf(options)();
  const backlogs = laid.map((one) => {
    const earliest = now - (one.series.property === 'pedestrians' ? longWeeks : weeks) * 7 * DAY;
    return { ...one, until: Math.max(earliest, latest.get(one.datastreamId) ?? earliest) };
  });
  await fillHistory(backlogs, options, world);
  await layReports(client, world.birth, signal);
  // A city of before there were measures, or with too short a history to judge one, has none in its readings.
  if (options.onSampleCases && world.measures) {
    const { items: places } = await withRetry(signal, () => client.listPlaces({}, { signal }));
    const cases = sampleCases({
      birth: world.birth,
      placeIdOf: (code) => places.find((place) => place.code === code)?.id,
      datastreamIdOf: (key) => laid.find(({ series }) => series.key === key)?.datastreamId,
    });
    if (cases.length > 0) options.onSampleCases(cases);
  }
  return backlogs.map((one) => ({ ...one, world }));
}
