import type { BackupHead } from '../../foundation/backup/backup-format.ts';
import type { Config } from '../../foundation/config.ts';
import { observationIdText } from '../../observations/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { type RunningServer, startServer } from '../../start.ts';
import type { Removals } from './removals.ts';

/** From the outside in: a datastream goes with its thing, so what is gone already is no fault. */
const sets = { datastream: 'Datastreams', thing: 'Things' } as const;
const ADDRESS_PAGE = 1_000;

interface Replay {
  readonly head: BackupHead;
  readonly removals: Removals | undefined;
}

/**
 * Deletes again what was deleted since the backup, through the product's own doors so that nothing of it stays anywhere, and removes
 * what has become due by the passports of now. Then the log tells of the restore.
 */
export async function replayRemovals(config: Config, replay: Replay): Promise<{ deleted: number; due: number }> {
  const quiet: Config = { ...config, host: '127.0.0.1', port: 0, mqttPort: 0, demo: false, publicUrl: undefined };
  const server = await startServer({ ...quiet, logLevel: 'error' });
  try {
    const deleted = replay.removals ? await deleteAgain(server, replay.removals) : 0;
    const { removed } = await ask<{ removed: number }>(server, 'POST', '/v1/retention/runs');
    await server.rooms.rhythm.settle();
    const { log, madeAt } = replay.head;
    const detail = { madeAt, position: log?.position ?? null, deleted, due: removed };
    await server.context.db.transaction().execute((trx) =>
      appendLog(trx, {
        at: server.context.clock.now(),
        kind: 'backup.restored',
        actor: 'administrator',
        subject: 'installation',
        detail,
      }),
    );
    return { deleted, due: removed };
  } finally {
    await server.stop();
  }
}

async function deleteAgain(server: RunningServer, { now, living }: Removals): Promise<number> {
  let deleted = 0;
  const gone = async (path: string) => {
    if (await wasThere(server, path)) deleted += 1;
  };
  for (const table of ['datastream', 'thing'] as const) {
    const alive = living.get(table);
    if (!alive) continue;
    for (const id of await idsOf(server, sets[table])) if (!alive.has(id)) await gone(`/v1.1/${sets[table]}(${id})`);
  }
  const places = living.get('place');
  const { items } = await ask<{ items: { id: number }[] }>(server, 'GET', '/v1/places');
  for (const { id } of items.reverse()) if (places && !places.has(id)) await gone(`/v1/places/${id}`);
  for (const row of now.get('removed_reading') ?? []) {
    const [, datastream, time] = /^\((\d+),"?([^")]+)"?\)$/.exec(row) ?? [];
    if (time !== undefined)
      await gone(`/v1.1/Observations(${observationIdText(Number(datastream), Date.parse(toIso(time)))})`);
  }
  return deleted;
}

/** PostgreSQL writes “2026-11-22 10:00:00.5+00”. */
const toIso = (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z');

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
