import { endUnfinished, findUnfinished } from '../../foundation/backup/unfinished.ts';
import type { Config } from '../../foundation/config.ts';
import { appendLog } from '../../sharing/index.ts';
import { type RunningServer, startServer } from '../../start.ts';

/** From the outside in: a datastream goes with its thing, so what is gone already is no fault. */
const sets = { datastream: 'Datastreams', thing: 'Things' } as const;
const ADDRESS_PAGE = 1_000;

/** What a store that was filled from a backup has still to be rid of. Kept in the store until that is done. */
export interface ToReplay {
  /** UTC, ISO 8601: of the backup. */
  readonly madeAt: string;
  /** Where the tamper-evident log stood then. */
  readonly position: number | null;
  /** By table: ids of what still lives. What is not among them was deleted; a table that is not named lost nothing. */
  readonly living: Readonly<Record<string, readonly number[]>>;
}

export interface Replayed {
  /** Entities and readings. */
  readonly deleted: number;
  /** Rows that have become due. */
  readonly due: number;
}

/**
 * Deletes again what was deleted since the backup, through the product's own doors so that nothing of it stays anywhere, and removes
 * what has become due by the passports of now. Then the log tells of the restore. Where it is stopped, it may be done once more.
 */
export async function replayRemovals(config: Config): Promise<Replayed> {
  const quiet: Config = {
    ...config,
    host: '127.0.0.1',
    port: 0,
    mqttPort: 0,
    mqttTls: undefined,
    demo: false,
    publicUrl: undefined,
    mail: undefined,
    logLevel: 'error',
  };
  const server = await startServer(quiet, { finishesRestore: true });
  try {
    const { db, clock, database } = server.context;
    // Written by `refill`, with this shape.
    const replay = (await findUnfinished(database.pool)) as ToReplay | undefined;
    if (!replay) return { deleted: 0, due: 0 };
    const { observations, response } = server.rooms;
    const deleted =
      (await deleteAgain(server, replay)) + (await observations.removeAgain()) + (await response.removeAgain());
    const { removed } = await ask<{ removed: number }>(server, 'POST', '/v1/retention/runs');
    await server.rooms.rhythm.settle();
    const { madeAt, position } = replay;
    await db.transaction().execute(async (trx) => {
      await appendLog(trx, {
        at: clock.now(),
        kind: 'backup.restored',
        actor: 'administrator',
        subject: 'installation',
        detail: { madeAt, position, deleted, due: removed },
      });
    });
    await endUnfinished(database.pool);
    return { deleted, due: removed };
  } finally {
    await server.stop();
  }
}

async function deleteAgain(server: RunningServer, { living }: ToReplay): Promise<number> {
  let deleted = 0;
  const gone = async (path: string) => {
    if (await wasThere(server, path)) deleted += 1;
  };
  for (const table of ['datastream', 'thing'] as const) {
    if (!living[table]) continue;
    const alive = new Set(living[table]);
    for (const id of await idsOf(server, sets[table])) if (!alive.has(id)) await gone(`/v1.1/${sets[table]}(${id})`);
  }
  const places = living.place && new Set(living.place);
  const { items } = await ask<{ items: { id: number }[] }>(server, 'GET', '/v1/places');
  for (const { id } of items.reverse()) if (places && !places.has(id)) await gone(`/v1/places/${id}`);
  return deleted;
}

async function idsOf(server: RunningServer, set: string): Promise<number[]> {
  const ids: number[] = [];
  for (let skip = 0; ; skip += ADDRESS_PAGE) {
    const path = `/v1.1/${set}?$select=id&$top=${ADDRESS_PAGE}&$skip=${skip}&$orderby=id`;
    const { value } = await ask<{ value: { '@iot.id': number }[] }>(server, 'GET', path);
    ids.push(...value.map((entity) => entity['@iot.id']));
    if (value.length < ADDRESS_PAGE) return ids;
  }
}

const headersOf = ({ adminKey }: RunningServer) => ({ authorization: `Bearer ${adminKey}` });

async function ask<T>(server: RunningServer, method: string, path: string): Promise<T> {
  const answer = await fetch(server.url + path, { method, headers: headersOf(server) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  // Our own server, by its contract.
  return (await answer.json()) as T;
}

/** Delete; false where it was gone already, with what it belonged to. */
async function wasThere(server: RunningServer, path: string): Promise<boolean> {
  const answer = await fetch(server.url + path, { method: 'DELETE', headers: headersOf(server) });
  await answer.arrayBuffer();
  if (answer.status === 404) return false;
  if (!answer.ok) throw new Error(`DELETE ${path}: ${answer.status}`);
  return true;
}
