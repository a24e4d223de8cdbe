import { type Client, everyPage } from '@wijkritme/client';
import { findProperty, type Thing } from '@wijkritme/contract';
import { MEASURE_HISTORY_WEEKS } from '../measures.ts';
import { clockOf, type DemodamOptions, weeksOf } from '../options.ts';
import type { World } from '../rhythm/values.ts';
import { SENSORS } from '../sensors/sensors.ts';
import { SERIES, type Series } from '../sensors/series.ts';
import { externalIdOf, toThingBody } from '../sensors/thing.ts';
import { withRetry } from './retry.ts';
import { getThingProperties, postThing } from './sensor-things.ts';

const DEFAULT_SEED = 1;

/** A series and its datastream at the server. */
export interface Laid {
  readonly thingId: number;
  readonly datastreamId: number;
  readonly series: Series;
}

const listOurThings = async (client: Client, signal: AbortSignal | undefined): Promise<Thing[]> => {
  const things = await everyPage((page) => withRetry(signal, () => client.listThings(page, { signal })));
  return things.filter((thing) => thing.externalId?.startsWith('demodam:'));
};

/** The seed and birth of the city that is there already; else a new one, born now. */
export async function findWorld(client: Client, options: DemodamOptions): Promise<World> {
  const [first] = await listOurThings(client, options.signal);
  if (!first) {
    const measures = weeksOf(options).longWeeks >= MEASURE_HISTORY_WEEKS;
    return { seed: options.seed ?? DEFAULT_SEED, birth: clockOf(options)(), measures };
  }
  const properties = await getThingProperties(options, first.id);
  const birth = Date.parse(String(properties.birth));
  const seed = Number(properties.seed);
  if (Number.isNaN(birth) || !Number.isInteger(seed)) {
    throw new Error(`thing ${first.id} (${first.externalId}) lacks the properties "seed" and "birth" of its city`);
  }
  if (options.seed !== undefined && options.seed !== seed) {
    throw new Error(`the city that is there has seed ${seed}, not ${options.seed}; remove it first`);
  }
  const { measures } = properties;
  return { seed, birth, ...(typeof measures === 'boolean' && { measures }) };
}

/** Makes the things that are missing; answers with the datastreams that may receive readings. */
export async function laySensors(client: Client, options: DemodamOptions, world: World): Promise<Laid[]> {
  const present = new Set((await listOurThings(client, options.signal)).map((thing) => thing.externalId));
  let done = 0;
  for (const sensor of SENSORS) {
    if (!present.has(externalIdOf(sensor))) await postThing(options, toThingBody(sensor, world));
    options.onProgress?.({ stage: 'sensors', done: ++done, total: SENSORS.length });
  }
  const things = new Map((await listOurThings(client, options.signal)).map((thing) => [thing.externalId, thing]));
  return SERIES.flatMap((series) => {
    const thing = things.get(externalIdOf(series.sensor));
    const datastream = thing?.datastreams.find(
      (one) => (findProperty(one.property)?.id ?? one.property) === series.property,
    );
    // A passport that somebody withdrew is respected: nothing is sent.
    if (!thing || datastream?.passportStatus !== 'valid') return [];
    return [{ thingId: thing.id, datastreamId: datastream.id, series }];
  });
}
