import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { HOUR } from '@wijkritme/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { migrationsOfRooms } from '../src/start.ts';
import { buildThing } from '../testing/builders.ts';
import { buildPerson } from '../testing/people.ts';
import { program } from '../testing/program.ts';
import { openQuietPool } from '../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../testing/shared-database.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

/** Stores are made and moved here; on a machine that does other things that takes its time. */
const SLOW = 240_000;
const WAITS = { timeout: 120_000, interval: 50 };
const newest = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
/** The same for all, so that what depends on it can be compared. */
const clock = { now: () => newest + HOUR };

let folder: string;
let admin: pg.Pool;
/** A store that has had its migrations. */
let used: string;
/** What is moved. */
let first: string;
const home = () => join(folder, 'home');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-move-'));
  used = (await sharedDatabase(folder)) as string;
  first = (await sharedDatabase(home())) as string;
  admin = openQuietPool(used, 2);
  mkdirSync(home());
  const server = await startTestServer({ dataDir: home(), env: { DATABASE_URL: first } });
  const { datastreams } = await buildThing(server, { name: 'Verhuist', datastreams: 2 });
  for (const id of datastreams) await send(server, id);
  await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
  await server.rooms.rhythm.settle();
  await server.halt();
  writeFileSync(join(home(), 'demo.removed'), '');
}, SLOW);
afterAll(async () => {
  for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
  await admin?.end();
  await Promise.all([dropSharedDatabase(folder), dropSharedDatabase(home())]);
  rmSync(folder, { recursive: true, force: true });
});

/** Values that a careless copy would round. */
async function send(server: TestServer, id: number): Promise<void> {
  const dataArray = Array.from({ length: 200 }, (_, i) => [
    new Date(newest - i * HOUR).toISOString(),
    40 + Math.sin(i) * 7,
  ]);
  const body = [{ Datastream: { '@iot.id': id }, components: ['phenomenonTime', 'result'], dataArray }];
  const answer = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', body, {
    prefer: 'return=minimal',
  });
  expect(answer.body.stored).toBe(200);
}

const made: string[] = [];

async function ask(address: string, text: string): Promise<Record<string, number>[]> {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const tablesIn = async (address: string) =>
  (await ask(address, `select count(*)::int4 as n from pg_class where relnamespace = 'public'::regnamespace`))[0]?.n;

/** Address of a database of that name with nothing in it. */
async function emptyDatabase(name: string): Promise<string> {
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  made.push(name);
  return used.replace(/\/[^/?]+\?/, `/${name}?`);
}

async function command(args: readonly string[], env: Record<string, string> = {}) {
  const texts = { out: '', err: '' };
  const to = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += chunk;
        done();
      },
    });
  const settings = { DATA_DIR: home(), LOG_LEVEL: 'error', ...env };
  const code = await run(['--lang', 'en', ...args], { env: settings, cwd: folder, out: to('out'), err: to('err') });
  return { code, ...texts };
}
const move = (from: string, to: string, env?: Record<string, string>) =>
  command(['--json', 'migrate-store', '--from', from, '--to', to], env);

interface Answers {
  readonly [path: string]: unknown;
}
const paths = ['/v1/things', '/v1/latest', '/v1/organisations', '/v1/summaries?interval=hour'];

/** What a server on this store answers, and whether its log is whole. */
async function answersOf(env: Record<string, string>, dataDir = home()): Promise<Answers> {
  const server = await startTestServer({ dataDir, clock, env });
  try {
    await server.rooms.rhythm.settle();
    const answers: Record<string, unknown> = {};
    for (const path of paths) {
      const { status, body } = await server.send('GET', path);
      expect({ path, status }).toEqual({ path, status: 200 });
      answers[path] = body;
    }
    const all = '/v1.1/Observations?$orderby=phenomenonTime&$top=1000';
    const { body } = await server.send<{ value: { phenomenonTime: string; result: number }[] }>('GET', all);
    answers.readings = body.value.map(({ phenomenonTime, result }) => [phenomenonTime, result]);
    answers.log = await server.client.verifyLog({ body: { checkpoints: [] } });
    return answers;
  } finally {
    await server.halt();
  }
}

describe('moving a store', () => {
  test(
    'between servers, the embedded PostgreSQL and PGlite, nothing is lost and the answers are the same',
    async () => {
      const target = await emptyDatabase('move_there');
      const before = await answersOf({ DATABASE_URL: first });
      expect((before.readings as unknown[]).length).toBe(400);
      const there = await move('postgresql', target, { DATABASE_URL: first });
      expect(there).toMatchObject({ code: 0 });
      expect(JSON.parse(there.out)).toMatchObject({ files: 0 });
      expect(await answersOf({ DATABASE_URL: target })).toEqual(before);
      // The second home has keys and files of its own, which came along.
      const back = await move(target, 'embedded:second');
      expect(back).toMatchObject({ code: 0 });
      expect(JSON.parse(back.out).files).toBeGreaterThanOrEqual(2);
      for (const file of ['admin.key', 'demo.removed'])
        expect(readFileSync(join(folder, 'second', file))).toEqual(readFileSync(join(home(), file)));
      expect(await answersOf({ STORE: 'embedded' }, join(folder, 'second'))).toEqual(before);
      const further = await emptyDatabase('move_further');
      expect(await move('embedded:second', further)).toMatchObject({ code: 0 });
      expect(await move(further, 'pglite:third')).toMatchObject({ code: 0 });
      expect(await answersOf({ STORE: 'pglite' }, join(folder, 'third'))).toEqual(before);
      // It was never touched.
      expect(await answersOf({ DATABASE_URL: first })).toEqual(before);
    },
    SLOW,
  );

  test(
    'goes on with readings that were not judged yet: what waited in the outbox is read there',
    async () => {
      const target = await emptyDatabase('move_waiting');
      expect(await move(first, target)).toMatchObject({ code: 0 });
      const [found] = await ask(
        target,
        'select count(*) filter (where xid >= pg_snapshot_xmin(pg_current_snapshot())) as later, count(*) as entries from outbox',
      );
      expect(found).toMatchObject({ later: 0 });
      expect(found?.entries).toBeGreaterThan(0);
    },
    SLOW,
  );

  test(
    'that is killed in the middle leaves the new store empty, and the same command begins anew',
    async () => {
      const target = await emptyDatabase('move_killed');
      const pool = openQuietPool(target, 3);
      try {
        const free = await stopInTheMiddle(pool);
        const child = spawnMove(first, target);
        await expect.poll(() => waitsForUs(pool), WAITS).toBe(true);
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
        await free();
        await expect.poll(() => sessionsOf(pool), WAITS).toBe(0);
        expect(await tablesIn(target)).toBe(0);
        expect(await move(first, target)).toMatchObject({ code: 0 });
      } finally {
        await pool.end();
      }
      expect(await answersOf({ DATABASE_URL: target })).toEqual(await answersOf({ DATABASE_URL: first }));
    },
    SLOW,
  );

  test('is refused where it would lose or mix something, and changes nothing', async () => {
    const target = await emptyDatabase('move_refused');
    const refusals = [
      ['pglite', 'pglite', 'the same store'],
      ['pglite', 'mysql://x', 'is no store'],
      ['embedded:nowhere', target, 'There is no store in'],
      [target, used, 'nothing to move'],
      [first, used, 'The store is not empty'],
    ] as const;
    for (const [from, to, why] of refusals) {
      const { code, err } = await move(from, to);
      expect({ from, to, code, why: err.includes(why) }).toEqual({ from, to, code: expect.any(Number), why: true });
      expect(code).not.toBe(0);
    }
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(await tablesIn(target)).toBe(0);
  });

  test(
    'waits for no server: where one works in the folder or on the database, it is refused',
    async () => {
      const server = await startTestServer({ dataDir: home(), env: { DATABASE_URL: first } });
      const { code, err } = await move(first, await emptyDatabase('move_busy'));
      await server.halt();
      expect(code).toBe(1);
      expect(err).toContain('The data folder is in use');
    },
    SLOW,
  );
});

const LOCK = 4_711;
const newestMigrations = Object.keys(Object.assign({}, ...migrationsOfRooms)).length;

/** Holds a move when all tables are there and rows are about to come. @returns lets it go */
async function stopInTheMiddle(pool: pg.Pool): Promise<() => Promise<void>> {
  await pool.query('create schema halt');
  await pool.query(`create function halt.wait() returns event_trigger language plpgsql as $$
    declare done int4;
    begin
      if to_regclass('public.kysely_migration') is null then return; end if;
      execute 'select count(*) from public.kysely_migration' into done;
      if done >= ${newestMigrations} then perform pg_advisory_xact_lock(${LOCK}); end if;
    end $$`);
  await pool.query(`create event trigger halt on ddl_command_start execute function halt.wait()`);
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock($1)', [LOCK]);
  return async () => {
    await holder.query('select pg_advisory_unlock($1)', [LOCK]);
    await holder.query('drop event trigger halt');
    holder.release();
  };
}

async function waitsForUs(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rowCount === 1;
}

async function sessionsOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int4 as n from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.n ?? 0;
}

/** The program as somebody runs it, in a process that can be killed. */
function spawnMove(from: string, to: string): ChildProcess {
  const env = { PATH: process.env.PATH, DATA_DIR: home(), LOG_LEVEL: 'error' };
  return spawn(process.execPath, [...program, 'migrate-store', '--from', from, '--to', to], { env, stdio: 'ignore' });
}
