import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { DAY, HOUR } from '@wijkritme/contract';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { addReading, createReadings } from '../src/observations/readings.ts';
import { selectStoredSince } from '../src/observations/sql/imports-read.ts';
import type { ObservationsTables } from '../src/observations/tables.ts';
import { buildPassport } from '../testing/builders.ts';
import { openQuietPool } from '../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../testing/shared-database.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { NOW } from './kit/cold.ts';
import { answer, FROM, fillTwin, iso, seal, send, startTwin, storedIn } from './kit/twins.ts';
import { until } from './kit/until.ts';

const SLOW = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'wijkritme-sealing-'));
const source = join(folder, 'source');
const target = join(folder, 'target');
let url: string;
let targetUrl: string;
let pool: pg.Pool;
let server: TestServer;
let streams: readonly number[];
/** Every reading, as the store gave them before anything was sealed. */
let before: string;

const start = () => startTwin({ dataDir: source, env: { DATABASE_URL: url, SEAL_AFTER_DAYS: 'off' } });
const everything = (one: TestServer) => answer(one, 'GET', '/v1.1/Observations?$top=5000&$count=true');

beforeAll(async () => {
  url = (await sharedDatabase(source)) as string;
  targetUrl = (await sharedDatabase(target)) as string;
  pool = openQuietPool(url, 2);
  server = await start();
  streams = (await fillTwin(server)).datastreams;
  before = await everything(server);
}, SLOW);
afterAll(async () => {
  await server?.halt();
  await pool?.end();
  for (const dataDir of [source, target]) await dropSharedDatabase(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

test('where sealing is off nobody seals over HTTP', async () => {
  expect(await server.client.getSealing()).toMatchObject({ afterDays: null });
  expect(await server.send('POST', '/v1/sealing/runs')).toMatchObject({ status: 409, body: { code: 'conflict' } });
});

/** A process of its own that seals all that is cold. */
function sealElsewhere() {
  const file = fileURLToPath(new URL('./kit/seal-and-wait.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: url };
  return spawn(process.execPath, ['--import', 'tsx', file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

test('killed while a month is half sealed, it is rows as it was; the next run seals it', {
  timeout: SLOW,
}, async () => {
  // A row of the same key that is not committed: whoever has deleted the readings has to wait before packing them.
  const client = await pool.connect();
  await client.query('begin');
  await client.query(
    `insert into sealed_month (datastream_id, month, first_time, last_time, readings, times, results)
     values ($1, '2026-07-01Z', now(), now(), 1, '{0}', '{0}')`,
    [streams[1]],
  );
  const child = sealElsewhere();
  const ended = once(child, 'exit');
  await until(
    'it waits with deleted readings',
    async () =>
      (
        await pool.query(
          `select 1 from pg_stat_activity where query like '%insert into sealed_month%' and wait_event = 'transactionid'`,
        )
      ).rows.length > 0,
    150_000,
  );
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  await client.query('rollback');
  client.release();
  await until('its session is gone', async () => {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and query like '%insert into sealed_month%' and pid <> pg_backend_pid()`,
    );
    return rows.length === 0;
  });
  expect(await storedIn(server)).toMatchObject({ doubled: 0 });
  expect((await storedIn(server)).sealed, 'June was done, July only of the first').toBeGreaterThan(0);
  expect(await everything(server)).toBe(before);
  await seal(server);
  expect(await everything(server)).toBe(before);
  expect(await storedIn(server)).toMatchObject({ doubled: 0 });
});

test('the connection to the database breaks while it seals: nothing changed', { timeout: SLOW }, async () => {
  await send(server, streams[0] as number, [[FROM + 7 * HOUR, 3]]);
  const now = await everything(server);
  const client = await pool.connect();
  await client.query('begin');
  await client.query('lock table sealed_month in share mode');
  const sealing = seal(server);
  await until('it waits', async () => {
    const { rows } = await pool.query(
      `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'sealed_month'::regclass`,
    );
    return rows.length > 0;
  });
  await client.query('rollback');
  client.release();
  await sealing.catch(() => undefined);
  expect(await everything(server)).toBe(now);
  expect(await seal(server)).toMatchObject({ months: 1 });
  expect(await everything(server)).toBe(now);
});

test('readings that come in while it seals are there once, each with its verdict', { timeout: SLOW }, async () => {
  const stream = streams[0] as number;
  const count = async () =>
    (await server.send<{ '@iot.count': number }>('GET', `/v1.1/Observations?$count=true&$top=0`)).body['@iot.count'];
  const start = await count();
  let isOver = false;
  const sealing = (async () => {
    while (!isOver) await seal(server);
  })();
  const rounds = 12;
  for (let round = 0; round < rounds; round++) {
    // Each round a new one in every month, and one that was there before.
    const rows = [0, 30, 60, 90].map((day) => [FROM + day * DAY + 11 * HOUR + round * 1_000, round] as const);
    expect(await send(server, stream, rows)).toMatchObject({ stored: 4 });
    expect(await send(server, stream, rows)).toMatchObject({ stored: 0 });
  }
  isOver = true;
  await sealing;
  expect(await count()).toBe(start + 4 * rounds);
  expect(await storedIn(server)).toMatchObject({ doubled: 0 });
});

test('an import that went on after a kill tells its own readings from those of a month that was opened', async () => {
  await seal(server);
  const stream = streams[2] as number;
  const { rows } = await pool.query('select pg_current_xact_id()::xid::text as now');
  const [there] = (await server.rooms.observations.slice(stream, FROM, NOW, 1)).time as [number];
  await send(server, stream, [[there + 1_000, 5]]);
  const asked = createReadings(2);
  addReading(asked, stream, there, 0);
  addReading(asked, stream, there + 1_000, 0);
  const db = server.context.db.withTables<ObservationsTables>();
  expect([...(await selectStoredSince(db, rows[0].now, asked))]).toEqual([`${stream} ${there + 1_000}`]);
});

async function command(args: readonly string[], env: Record<string, string>) {
  const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const error: string[] = [];
  const err = new Writable({
    write: (chunk, _encoding, done) => {
      error.push(String(chunk));
      done();
    },
  });
  const code = await run(['--lang', 'en', ...args], { env, cwd: folder, out: sink(), err });
  return { code, err: error.join('') };
}
const into = { DATA_DIR: target, LOG_LEVEL: 'error', DEMO: 'off' };

test('a backup of sealed months, one from before, and a move there and back: the same readings', {
  timeout: SLOW,
}, async () => {
  const take = (file: string) =>
    command(['--url', server.url, '--key', server.adminKey, 'backup', file], { DATA_DIR: source });
  expect(await take('rows.gz')).toMatchObject({ code: 0 });
  await seal(server);
  expect(await take('sealed.gz')).toMatchObject({ code: 0 });
  const now = await everything(server);
  const sealedNow = (await storedIn(server)).sealed;
  for (const [file, over] of [
    ['rows.gz', []],
    ['sealed.gz', ['--over']],
  ] as const) {
    expect(await command(['restore', file, '--json', ...over], { ...into, DATABASE_URL: targetUrl })).toMatchObject({
      code: 0,
    });
    const restored = await startTwin({ dataDir: target, env: { DATABASE_URL: targetUrl } });
    expect(await everything(restored)).toBe(now);
    if (file === 'sealed.gz') expect((await storedIn(restored)).sealed).toBe(sealedNow);
    await seal(restored);
    expect(await everything(restored)).toBe(now);
    await restored.halt();
  }
  // There: a store of another kind. Back: into an empty database.
  await server.halt();
  const move = (from: string, to: string) =>
    command(['--json', 'migrate-store', '--from', from, '--to', to], { ...into, DATA_DIR: source });
  expect(await move(url, 'pglite:moved')).toMatchObject({ code: 0 });
  const empty = openQuietPool(targetUrl, 1);
  await empty.query('drop schema public cascade');
  await empty.query('drop schema if exists jobs cascade');
  await empty.query('create schema public');
  await empty.end();
  expect(await move('pglite:moved', targetUrl)).toMatchObject({ code: 0 });
  const back = await startTwin({ dataDir: join(folder, 'back'), env: { DATABASE_URL: targetUrl } });
  expect(await everything(back)).toBe(now);
  expect(await storedIn(back)).toMatchObject({ sealed: sealedNow, doubled: 0 });
  await back.halt();
  server = await start();
  expect(existsSync(join(folder, 'sealed.gz'))).toBe(true);
});

test('what is due goes out of sealed months too, to the reading, and is counted as in a store of rows', {
  timeout: SLOW,
}, async () => {
  const twin = await startTwin();
  try {
    const { datastreams } = await fillTwin(twin);
    const cut = Date.UTC(2026, 7, 11, 5);
    const days = Math.floor((NOW - cut) / DAY);
    const reports = [];
    for (const one of [twin, server]) {
      if (one === server) await seal(server);
      const passport = buildPassport({ unit: '{count}', intervalSeconds: 3_600, retentionDays: days });
      await one.client.putPassport({ id: datastreams[1] as number, body: passport });
      const { counts } = await one.rooms.observations.retention.run('request', 'test');
      reports.push(
        counts.filter(({ level }) => level === 'raw').map(({ datastreamId, count }) => ({ datastreamId, count })),
      );
    }
    expect(reports[1]).toEqual(reports[0]);
    const stream = datastreams[1] as number;
    const left = (one: TestServer) => one.rooms.observations.slice(stream, 0, NOW, 5_000);
    expect(await left(server)).toEqual(await left(twin));
    expect((await left(server)).time[0]).toBeGreaterThanOrEqual(NOW - days * DAY);
    const { rows } = await pool.query(
      'select month, readings, first_time from sealed_month where datastream_id = $1 order by 1',
      [stream],
    );
    expect(rows.map(({ month }) => iso(month.getTime()))).toEqual(['2026-08-01T00:00:00.000Z']);
    expect(rows[0].first_time.getTime()).toBe((await left(server)).time[0]);
    expect(await storedIn(server)).toMatchObject({ doubled: 0 });
  } finally {
    await twin.stop();
  }
});
