import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { isOneSession } from '../testing/one-session.ts';
import { dropSharedDatabase, sharedDatabase } from '../testing/shared-database.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { type ChildServer, newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { connectDevice } from './kit/mqtt-device.ts';
import { layStoreLine, type StoreLine } from './kit/store-line.ts';
import { until, within } from './kit/until.ts';

interface Probe {
  readonly status: number;
  readonly body: { readonly status: string; readonly reason?: string };
  readonly headers: Headers;
}

async function probe(url: string, which: 'live' | 'ready', headers: Record<string, string> = {}): Promise<Probe> {
  const answer = await fetch(`${url}/health/${which}`, { headers });
  return { status: answer.status, body: (await answer.json()) as Probe['body'], headers: answer.headers };
}

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

describe('inside one process', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { REQUESTS_PER_MINUTE: '5' } });
  });
  afterAll(() => server?.stop());

  test.each(['live', 'ready'] as const)(
    '%s: one word, for everybody, never kept, as often as one likes',
    async (which) => {
      const word = which === 'live' ? 'live' : 'ready';
      for (const key of [undefined, 'Bearer wrd_nobody', `Bearer ${server.adminKey}`])
        for (let i = 0; i < 5; i++) {
          const { status, body, headers } = await probe(server.url, which, key ? { authorization: key } : {});
          expect({ status, body }).toEqual({ status: 200, body: { status: word } });
          expect(headers.get('cache-control')).toBe('no-store');
          expect(headers.get('ratelimit-limit')).toBeNull();
          expect((await fetch(`${server.url}/health/${which}`, { headers: { 'if-none-match': '*' } })).status).toBe(
            200,
          );
        }
      expect((await fetch(`${server.url}/health/${which}`, { method: 'HEAD' })).status).toBe(200);
    },
  );

  test.skipIf(isOneSession)('a store that takes nothing: not ready, and says which', async () => {
    const { pool } = server.context.database;
    const { rows } = await pool.query<{ name: string }>('select current_database() as name');
    const setting = `alter database ${rows[0]?.name} set default_transaction_read_only`;
    const admin = new pg.Client(server.context.database.connection);
    await admin.connect();
    opened.push(() => admin.end());
    await admin.query(`${setting} = on`);
    const dropOthers =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await admin.query(dropOthers);
    await until('it says so', async () => (await probe(server.url, 'ready')).body.reason === 'store-read-only');
    await admin.query('set session characteristics as transaction read write');
    await admin.query(`${setting} = off`);
    await admin.query(dropOthers);
    await until('it can write again', async () => (await probe(server.url, 'ready')).status === 200);
  });

  test('a store that answers and keeps nothing, as with a full disk: not ready, and says so; then ready', async () => {
    const { datastreams } = await buildThing(server);
    const { pool } = server.context.database;
    const send = (second: number) =>
      server.send<{ code: string }>('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
        phenomenonTime: new Date(Date.UTC(2026, 10, 1, 12, 0, second)).toISOString(),
        result: second,
      });
    expect((await send(0)).status).toBe(201);
    await pool.query(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await pool.query('create trigger refuse before insert on outbox for each statement execute function refuse()');
    const refused = await send(1);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 503, code: 'unavailable' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await probe(server.url, 'ready')).body).toEqual({ status: 'not-ready', reason: 'store-refuses' });
    expect((await probe(server.url, 'live')).status).toBe(200);
    await pool.query('drop trigger refuse on outbox');
    expect((await send(1)).status).toBe(201);
    expect((await probe(server.url, 'ready')).body).toEqual({ status: 'ready' });
  });
});

describe('a process of its own', () => {
  const start = async (env: Record<string, string>): Promise<ChildServer> => {
    const dataDir = newDataDir();
    const database = env.DATABASE_URL ? undefined : await sharedDatabase(dataDir);
    opened.push(async () => {
      if (database) await dropSharedDatabase(dataDir);
      removeDataDir(dataDir);
    });
    const child = serve(dataDir, { ...(database && { DATABASE_URL: database }), ...env });
    opened.push(() => child.kill());
    return child;
  };

  async function startOnLine(): Promise<{ line: StoreLine; url: string } | undefined> {
    const owner = newDataDir();
    const database = await sharedDatabase(owner);
    if (!database) return undefined;
    const line = await layStoreLine(database);
    opened.push(async () => {
      await line.stop();
      await dropSharedDatabase(owner);
      removeDataDir(owner);
    });
    const { url } = await (await start({ DATABASE_URL: line.url })).ready();
    return { line, url };
  }

  test('its store is away, or silent: not ready, still alive; back: ready', { timeout: 120_000 }, async () => {
    const started = await startOnLine();
    if (!started) return console.warn('skipped: this run has no PostgreSQL of its own');
    const { line, url } = started;
    expect((await probe(url, 'ready')).body).toEqual({ status: 'ready' });
    for (const take of [() => line.cut(), () => line.silence()]) {
      await take();
      const away = await until('it is not ready', async () => {
        const found = await within(20_000, 'an answer', probe(url, 'ready'));
        return found.status === 503 && found;
      });
      expect(away.body).toEqual({ status: 'not-ready', reason: 'store-unreachable' });
      expect(away.headers.get('cache-control')).toBe('no-store');
      // Who carries a session is not looked up: that would wait for the store.
      const live = await within(20_000, 'an answer', probe(url, 'live', { cookie: 'wijkritme_session=abc' }));
      expect({ status: live.status, body: live.body }).toEqual({ status: 200, body: { status: 'live' } });
      await line.mend();
      await until('it is ready again', async () => (await probe(url, 'ready')).status === 200);
    }
  });

  test('told to stop: not ready at once, serves while it drains, then all is closed', {
    timeout: 120_000,
  }, async () => {
    const child = await start({ DRAIN_SECONDS: '3' });
    const { url, mqttPort, adminKey } = await child.ready();
    const device = await connectDevice(mqttPort, adminKey);
    const closed = new Promise<void>((resolve) => device.once('close', () => resolve()));
    child.child.kill('SIGTERM');
    const leaving = await until('it is not ready', async () => {
      const found = await probe(url, 'ready');
      return found.status === 503 && found;
    });
    expect(leaving.body).toEqual({ status: 'not-ready', reason: 'stopping' });
    expect(leaving.headers.get('connection')).toBe('close');
    expect((await probe(url, 'live')).status).toBe(200);
    expect((await fetch(`${url}/v1/health`)).status).toBe(200);
    expect(device.connected).toBe(true);
    const { code } = await child.ended;
    expect(code).toBe(0);
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });

  test('told twice: ends at once', { timeout: 120_000 }, async () => {
    const child = await start({ DRAIN_SECONDS: '300' });
    const { url } = await child.ready();
    child.child.kill('SIGTERM');
    await until('it drains', async () => (await probe(url, 'ready')).status === 503);
    await until('it has ended', () => {
      child.child.kill('SIGTERM');
      return child.child.exitCode !== null;
    });
    expect((await child.ended).code).toBe(1);
  });
});
