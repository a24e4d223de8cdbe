import { setTimeout as pause } from 'node:timers/promises';
import { type Client, everyPage } from '@wijkritme/client';
import type { MapLayerKind, Place, Thing } from '@wijkritme/contract';
import type { Connection } from './connection.ts';

/** How the layers of the sample city call themselves; a real map names its source. */
const SIMULATED_LAYER = /simulatie/i;
/** A sample city that is just being laid down may put things back until the server has stopped it. */
const ROUNDS = 10;
const PAUSE_MS = 500;

export interface Removed {
  places: number;
  things: number;
  datastreams: number;
  readings: number;
  layers: number;
}

interface Simulated {
  readonly tops: readonly Place[];
  readonly things: readonly Thing[];
  readonly layers: readonly MapLayerKind[];
}

/** Everything that is called simulated, through the public doors; when this resolves there is nothing of it left. */
export async function removeSampleCity(connection: Connection): Promise<Removed> {
  const removed: Removed = { places: 0, things: 0, datastreams: 0, readings: 0, layers: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const simulated = await findSimulated(connection.client);
    if (simulated.tops.length + simulated.things.length + simulated.layers.length === 0) return removed;
    if (round > 0) await pause(PAUSE_MS);
    await removeOnce(connection, simulated, removed);
  }
  throw new Error('the sample city keeps coming back: stop "wijkritme demo" first, then try again');
}

async function findSimulated(client: Client): Promise<Simulated> {
  const places = (await client.listPlaces()).items.filter((place) => place.simulated);
  const ids = new Set(places.map(({ id }) => id));
  const things = await everyPage((page) => client.listThings(page));
  const layers = (await client.listMapLayers()).items.filter(({ attribution }) => SIMULATED_LAYER.test(attribution));
  return {
    tops: places.filter(({ parentId }) => !ids.has(parentId ?? -1)),
    things: things.filter((thing) => thing.simulated),
    layers: layers.map(({ kind }) => kind),
  };
}

async function removeOnce({ client, url, key }: Connection, found: Simulated, removed: Removed): Promise<void> {
  for (const top of found.tops) {
    const gone = await client.deletePlace({ id: top.id, withReadings: true });
    for (const name of ['places', 'things', 'datastreams', 'readings'] as const) removed[name] += gone[name];
  }
  // Things that stand in no simulated place have no operation of their own but that of SensorThings.
  const left = new Set((await everyPage((page) => client.listThings(page))).map(({ id }) => id));
  for (const { id, datastreams } of found.things.filter((thing) => left.has(thing.id))) {
    const answer = await fetch(`${url}/v1.1/Things(${id})`, {
      method: 'DELETE',
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
    await answer.arrayBuffer();
    if (!answer.ok && answer.status !== 404) throw new Error(`thing ${id} could not be deleted: HTTP ${answer.status}`);
    removed.things += 1;
    removed.datastreams += datastreams.length;
  }
  for (const kind of found.layers) {
    await client.deleteMapLayer({ kind });
    removed.layers += 1;
  }
}
