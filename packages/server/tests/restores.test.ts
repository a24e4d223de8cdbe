import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createClient } from '@wijkritme/client';
import { type DeliveryList, HOUR } from '@wijkritme/contract';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackup } from '../src/cli/backup/take-backup.ts';
import { run } from '../src/cli/program.ts';
import type { NoticesTables } from '../src/notices/tables.ts';
import { buildThing } from '../testing/builders.ts';
import { program } from '../testing/program.ts';
import { dropSharedDatabase, sharedDatabase } from '../testing/shared-database.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { serve } from './kit/child-server.ts';
import { until } from './kit/until.ts';

/** Whole servers are started and killed here. */
const SLOW = 240_000;
const now = Math.floor(Date.now() / HOUR) * HOUR;
const at = (index: number) => now - (10 - index) * HOUR;

let server: TestServer;
let folder: string;
type Store = {
  readonly DATA_DIR: string;
  readonly DATABASE_URL: string;
  readonly DEMO: string;
  readonly LOG_LEVEL: string;
};
/** The installation of which backups are taken, and a second one into which they are put, both on a PostgreSQL elsewhere. */
let source: Store;
let store: Store;
let kept: number;
let removedThing: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-restores-'));
  source = await newStore('source');
  store = await newStore('target');
  server = await startTestServer({ dataDir: source.DATA_DIR, env: source });
  const first = await buildThing(server, { name: 'Blijft' });
  [kept = 0] = first.datastreams;
  removedThing = (await buildThing(server, { name: 'Gaat weg' })).thingId;
  for (const index of [0, 1, 2]) await send(index);
  await leaveWaiting();
}, SLOW);
afterAll(async () => {
  await server?.halt();
  for (const { DATA_DIR } of [source, store]) await dropSharedDatabase(DATA_DIR);
  rmSync(folder, { recursive: true, force: true });
});

async function newStore(name: string): Promise<Store> {
  const dataDir = join(folder, name);
  const url = await sharedDatabase(dataDir);
  if (url === undefined) throw new Error('this file needs the PostgreSQL of the run');
  return { DATA_DIR: dataDir, DATABASE_URL: url, DEMO: 'off', LOG_LEVEL: 'error' };
}

const send = (index: number, more: object = {}) =>
  server.send('POST', `/v1.1/Datastreams(${kept})/Observations`, {
    phenomenonTime: new Date(at(index)).toISOString(),
    result: index,
    ...more,
  });

/** A mail that is to go out in an hour. */
async function leaveWaiting(): Promise<void> {
  const row = { id: crypto.randomUUID(), channel: 'mail', payload: Buffer.from('sealed'), state: 'waiting' } as const;
  await server.context.db
    .withTables<NoticesTables>()
    .insertInto('delivery')
    .values({ ...row, attempts: 0, due_at: new Date(Date.now() + HOUR), created_at: new Date() })
    .execute();
}

/** Runs a command as somebody types it. */
async function command(args: readonly string[], env: Record<string, string> = store) {
  const texts = { out: '', err: '' };
  const to = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += chunk;
        done();
      },
    });
  const terminal = { env, cwd: folder, out: to('out'), err: to('err') };
  return { code: await run(['--lang', 'en', ...args], terminal), ...texts };
}
const take = (file: string) =>
  command(['--url', server.url, '--key', server.adminKey, 'backup', file], { DATA_DIR: server.dataDir });

/** What the second installation answers; its server stops when this is known. */
async function lookAt<T>(look: (restored: TestServer) => Promise<T>): Promise<T> {
  const restored = await startTestServer({ dataDir: store.DATA_DIR, env: store });
  try {
    return await look(restored);
  } finally {
    await restored.halt();
  }
}
const namesOf = async (one: TestServer) => (await one.client.listThings({})).items.map(({ name }) => name).sort();
async function resultsOf(one: TestServer, datastream = kept): Promise<number[]> {
  const path = `/v1.1/Datastreams(${datastream})/Observations?$orderby=phenomenonTime&$select=result`;
  return (await one.send<{ value: { result: number }[] }>('GET', path)).body.value.map(({ result }) => result);
}

/**
 * Has a process of its own run a command that comes to wait for something we hold in the store, and kills it there.
 * @param waits what of `pg_locks` tells that it waits
 */
async function dieWaiting(url: string, { hold, waits }: Held, args: readonly string[], env: Record<string, string>) {
  await whileHeld(url, hold, async (isWaiting) => {
    const child = spawn(process.execPath, [...program, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await until('it waits', () => isWaiting(waits), 60_000);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  });
}

interface Held {
  readonly hold: string;
  readonly waits: string;
}
const things: Held = {
  hold: 'lock table thing in access exclusive mode',
  waits: "relation = 'thing'::regclass",
};
/** Which a server asks for before it migrates: the restore has filled the store by then. */
const migrating: Held = { hold: 'select pg_advisory_lock(77174001)', waits: "locktype = 'advisory'" };

async function whileHeld(
  url: string,
  hold: string,
  work: (isWaiting: (waits: string) => Promise<boolean>) => Promise<void>,
) {
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  try {
    await other.query('begin');
    await other.query(hold);
    await work(async (waits) => {
      const { rows } = await other.query(
        `select 1 from pg_locks where not granted and ${waits}
         and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows.length > 0;
    });
  } finally {
    await other.end();
  }
}

test('whoever takes a backup and is killed leaves no file that has its name', { timeout: SLOW }, async () => {
  const file = join(folder, 'first.gz');
  const args = ['--url', server.url, '--key', server.adminKey, 'backup', file];
  await dieWaiting(source.DATABASE_URL, things, args, { DATA_DIR: server.dataDir });
  expect(existsSync(file)).toBe(false);
  // The server goes on, and gives the next one.
  const again = await until('the next backup is made', async () => {
    const tried = await take('first.gz');
    return (tried.code === 0 || !tried.err.includes('being made')) && tried;
  });
  expect(again.code).toBe(0);
  expect((await command(['backup', 'verify', 'first.gz'])).code).toBe(0);
});

test('a backup goes into a PostgreSQL elsewhere; what waited to be sent stays here', { timeout: SLOW }, async () => {
  expect(await command(['restore', 'first.gz', '--json'])).toMatchObject({ code: 0 });
  await lookAt(async (restored) => {
    expect(restored.context.database.store).toBe('postgresql');
    expect(await namesOf(restored)).toEqual(['Blijft', 'Gaat weg']);
    expect(await resultsOf(restored)).toEqual([0, 1, 2]);
    const { body } = await restored.send<DeliveryList>('GET', '/v1/deliveries');
    expect(body.items.map(({ state, error }) => ({ state, error }))).toEqual([
      { state: 'dead', error: 'restored from a backup' },
    ]);
    // Something of its own, that the next test may not lose.
    await buildThing(restored, { name: 'Van hier' });
  });
});

test('a restore that is killed while it fills the store leaves what was there', { timeout: SLOW }, async () => {
  // Tables of before `thing` are taken away by then.
  await dieWaiting(store.DATABASE_URL, things, ['restore', join(folder, 'first.gz'), '--over'], store);
  await lookAt(async (restored) => {
    expect(await namesOf(restored)).toEqual(['Blijft', 'Gaat weg', 'Van hier']);
    expect(await resultsOf(restored)).toEqual([0, 1, 2]);
  });
});

test('readings that went with their feature, or one by one, stay away; one sent again stays', {
  timeout: SLOW,
}, async () => {
  const feature = await server.send<{ '@iot.id': number }>('POST', '/v1.1/FeaturesOfInterest', {
    name: 'Oever',
    description: 'Oever',
    encodingType: 'application/geo+json',
    feature: { type: 'Point', coordinates: [5.2, 52.2] },
  });
  const { '@iot.id': id } = feature.body;
  for (const index of [3, 4]) expect((await send(index, { FeatureOfInterest: { '@iot.id': id } })).status).toBe(201);
  expect((await take('second.gz')).code).toBe(0);
  // From here on the backup holds more than there may be.
  await server.send('DELETE', `/v1.1/FeaturesOfInterest(${id})`);
  await server.send('DELETE', `/v1.1/Things(${removedThing})`);
  const { body } = await server.send<{ value: { '@iot.id': string }[] }>(
    'GET',
    `/v1.1/Datastreams(${kept})/Observations?$orderby=phenomenonTime&$top=2`,
  );
  for (const reading of body.value) await server.send('DELETE', `/v1.1/Observations(${reading['@iot.id']})`);
  expect((await send(1)).status).toBe(201);
  expect(await resultsOf(server)).toEqual([1, 2]);
  expect((await take('third.gz')).code).toBe(0);
  // The file of removals lies beside it.
  const restored = await command(['restore', 'second.gz', '--over', '--json']);
  expect(JSON.parse(restored.out)).toMatchObject({ deleted: 5, knownUntil: expect.any(String) });
  await lookAt(async (one) => {
    expect(await namesOf(one)).toEqual(['Blijft']);
    expect(await resultsOf(one)).toEqual([1, 2]);
    expect(await one.client.verifyLog({ body: { checkpoints: [] } })).toMatchObject({ ok: true });
  });
});

test('a restore that is killed before it forgot is finished by the next start', { timeout: SLOW }, async () => {
  await dieWaiting(store.DATABASE_URL, migrating, ['restore', join(folder, 'second.gz'), '--over'], store);
  // Nobody gets to see what was deleted since: not by a server of which nothing else is asked.
  await expect(lookAt(namesOf)).rejects.toMatchObject({ code: 'restore_unfinished' });
  const started = serve(store.DATA_DIR, store);
  try {
    const { url, adminKey } = await started.ready();
    const client = createClient({ baseUrl: url, key: adminKey });
    expect((await client.listThings({})).items.map(({ name }) => name)).toEqual(['Blijft']);
    await serverDiesWhileGiving(url, adminKey, started.kill);
  } finally {
    await started.kill();
  }
});

/** The table of things is kept from it, so that it is in the middle of what it tells. */
async function serverDiesWhileGiving(url: string, key: string, kill: () => Promise<unknown>): Promise<void> {
  const file = join(folder, 'cut-off.gz');
  await whileHeld(store.DATABASE_URL, things.hold, async (isWaiting) => {
    const signal = new AbortController().signal;
    const taking = takeBackup({ url, key }, { path: '/v1/backups/all?name=cut-off.gz', file, signal });
    const failed = expect(taking).rejects.toThrow();
    await until('it waits for the table', () => isWaiting(things.waits));
    await kill();
    await failed;
  });
  expect(existsSync(file)).toBe(false);
}
