import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeBackup } from '../src/cli/backup/take-backup.ts';
import { run } from '../src/cli/program.ts';
import { LineDigest } from '../src/foundation/backup/backup-format.ts';
import { readBackup } from '../src/foundation/backup/read-backup.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { tablesTelling } from './kit/any-row.ts';
import { layDistricts } from './kit/districts.ts';

/** Whole stores are made here, three of them; on a machine that does other things that takes its time. */
const SLOW = 240_000;
const PASSPHRASE = 'vier woorden die niemand raadt';

let server: TestServer;
let folder: string;
let kept: number;
let shortened: number;
let removed: number;
let removedThing: number;
let municipality: number;
const now = Math.floor(Date.now() / HOUR) * HOUR;
const old = now - 40 * DAY;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-backups-'));
  server = await startTestServer();
  const first = await buildThing(server, { name: 'Blijft', datastreams: 2 });
  const second = await buildThing(server, { name: 'Gaat weg' });
  [kept = 0, shortened = 0] = first.datastreams;
  [removed = 0] = second.datastreams;
  removedThing = second.thingId;
  for (const id of [kept, shortened, removed]) await send(id, [old, now - 2 * HOUR, now - HOUR], 7.25);
  ({ municipality } = await layDistricts(server));
  await layOldCase();
  await server.rooms.rhythm.settle();
  expect((await onServer(['backup', 'first.gz'])).code).toBe(0);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(id: number, times: readonly number[], value: number): Promise<void> {
  const dataArray = times.map((time) => [new Date(time).toISOString(), value]);
  const body = [{ Datastream: { '@iot.id': id }, components: ['phenomenonTime', 'result'], dataArray }];
  const answer = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', body, {
    prefer: 'return=minimal',
  });
  expect(answer.body.stored).toBe(times.length);
}

/** A command, as somebody types it. */
async function command(args: readonly string[], env: Record<string, string> = {}) {
  const texts = { out: '', err: '' };
  const to = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += chunk;
        done();
      },
    });
  const terminal = { env: { LOG_LEVEL: 'error', ...env }, cwd: folder, out: to('out'), err: to('err') };
  return { code: await run(['--lang', 'en', ...args], terminal), ...texts };
}
const onServer = (args: readonly string[], env: Record<string, string> = {}) =>
  command(['--url', server.url, '--key', server.adminKey, ...args], { DATA_DIR: server.dataDir, ...env });
const storeAt = (name: string) => ({ DATA_DIR: join(folder, name), STORE: 'pglite', DEMO: 'off' });

/** What a store answers after it was restored; the server stops when this is known. */
async function lookAt<T>(name: string, look: (restored: TestServer) => Promise<T>): Promise<T> {
  const restored = await startTestServer({ store: 'pglite', dataDir: join(folder, name) });
  try {
    return await look(restored);
  } finally {
    await restored.halt();
  }
}

const timesOf = async (at: TestServer, id: number) => {
  const { body } = await at.send<{ value: { phenomenonTime: string }[] }>(
    'GET',
    `/v1.1/Datastreams(${id})/Observations?$orderby=phenomenonTime&$top=1000`,
  );
  return body.value.map(({ phenomenonTime }) => Date.parse(phenomenonTime));
};

describe('a backup', () => {
  test('is whole while readings come in, and holds all that was acknowledged before it', async () => {
    const before = await timesOf(server, kept);
    let stop = false;
    const load = (async () => {
      for (let i = 0; !stop; i++) await send(kept, [now - 30 * DAY + i * 60_000], i);
    })();
    const { code, out } = await onServer(['backup', 'busy.gz', '--json']);
    stop = true;
    await load;
    expect(code).toBe(0);
    const { rows, digest } = await readBackup(join(folder, 'busy.gz'));
    expect(rows.observation).toBeGreaterThanOrEqual(before.length);
    expect(rows.session ?? 'left out').toBe('left out');
    expect(JSON.parse(out)).toMatchObject({ digest });
    // Nobody else on this machine may read it.
    expect(statSync(join(folder, 'busy.gz')).mode & 0o077).toBe(0);
  });

  test('is for the key of the installation alone', async () => {
    const officer = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
    const device = (await server.client.createDeviceKey({ id: removedThing })).key;
    for (const path of ['/v1/backups/all?name=x', '/v1/backups/removals']) {
      const status = async (headers: Record<string, string>) => (await fetch(server.url + path, { headers })).status;
      expect(await status({})).toBe(401);
      expect(await status({ authorization: `Bearer ${device}` })).toBe(403);
      expect(await status(officer.headers)).toBe(403);
    }
  });

  test('that is stopped in the middle leaves nothing, and the next can be taken', async () => {
    const stop = new AbortController();
    const file = join(folder, 'stopped.gz');
    const onRows = () => stop.abort();
    const taking = takeBackup(
      { url: server.url, key: server.adminKey },
      { path: '/v1/backups/all?name=stopped.gz', file, signal: stop.signal, onRows },
    );
    await expect(taking).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
    // The server notices by its connection, a moment later.
    await expect.poll(async () => (await onServer(['backup', 'next.gz'])).code).toBe(0);
  });

  test('that is cut off or changed anywhere does not pass', async () => {
    const bytes = readFileSync(join(folder, 'first.gz'));
    const text = gunzipSync(bytes).toString();
    const lines = text.split('\n');
    const row = lines.findIndex((line) => line.startsWith('"('));
    const changed = [
      bytes.subarray(0, Math.floor(bytes.length / 2)),
      bytes.subarray(0, bytes.length - 1),
      // Whole as gzip, and not as a backup: the end is missing, a row is, a row is another, something follows.
      gzipSync(lines.slice(0, -2).join('\n')),
      gzipSync(lines.filter((_, i) => i !== row).join('\n')),
      gzipSync(text.replace('7.25', '7.26')),
      gzipSync(`${text}"(1)"\n`),
      Buffer.from('no gzip at all'),
    ];
    for (const [i, content] of changed.entries()) {
      const file = join(folder, `changed-${i}.gz`);
      writeFileSync(file, content);
      const { code, err } = await command(['backup', 'verify', file]);
      expect({ i, code, err: err.includes('This backup is not whole') }).toEqual({ i, code: 1, err: true });
    }
    expect((await command(['backup', 'verify', 'first.gz'])).code).toBe(0);
  });
});

/** Closed long ago, with a word on its signal. */
async function layOldCase(): Promise<void> {
  const ago = new Date(now - 40 * DAY);
  const { pool } = server.context.database;
  await pool.query(
    `insert into interpretation (signal_id, author_id, organisation_id, role, place_id, signal_start, state, explanation_id, sure,
       words, also_known, answered_at, label, audience)
     values (4711, 1, 1, 'ward-officer', $1, $2, 'committed', 1, 50, 'Kievitwoord', '', $2, 'TLP:GREEN', '{}')`,
    [municipality, ago],
  );
  await pool.query(
    `insert into case_file (title, place_id, author_id, organisation_id, label, audience, opened_at, closed_at)
     values ('Kievitdossier', $1, 1, 1, 'TLP:GREEN', '{}', $2, $2)`,
    [municipality, ago],
  );
}

/** By the term of its place; that is made longer again, so that a restore cannot know by the term alone. */
async function removeOldCase(): Promise<void> {
  await server.client.putKeepTerms({ id: municipality, body: { caseDays: 30, wordsDays: 30, version: 0 } });
  await server.client.runRetention();
  expect(await tablesTelling(server, 'Kievit')).toEqual([]);
  await server.client.putKeepTerms({ id: municipality, body: { caseDays: 3_000, wordsDays: 3_000, version: 1 } });
}

describe('after a restore', () => {
  beforeAll(async () => {
    expect((await onServer(['backup', 'kept.gz', '--with-keys'], { BACKUP_PASSPHRASE: PASSPHRASE })).code).toBe(0);
    expect(gunzipSync(readFileSync(join(folder, 'kept.gz'))).toString()).toMatch(/Kievitdossier[\s\S]*Kievitwoord/);
    // What is deleted, shortened and revoked from here on is not in the backup.
    await removeOldCase();
    await server.send('DELETE', `/v1.1/Things(${removedThing})`);
    const { body } = await server.send<{ value: { '@iot.id': number }[] }>(
      'GET',
      `/v1.1/Datastreams(${kept})/Observations?$orderby=phenomenonTime desc&$top=1`,
    );
    await server.send('DELETE', `/v1.1/Observations(${body.value[0]?.['@iot.id']})`);
    await server.client.putPassport({ id: shortened, body: buildPassport({ retentionDays: 10 }) });
    await server.client.runRetention();
    expect((await onServer(['backup', 'later.gz'])).code).toBe(0);
    const env = { ...storeAt('restored'), BACKUP_PASSPHRASE: PASSPHRASE };
    expect(await command(['restore', 'kept.gz', '--with-keys'], env)).toMatchObject({ code: 0 });
  }, SLOW);

  test('the report names backups that hold what is due', async () => {
    const { out, err } = await onServer(['retention', 'report']);
    expect(err).toContain('These backups hold readings that are due');
    expect(out).toContain('kept.gz');
    const { items } = await server.client.listBackups();
    // One deleted, one whose term was shortened.
    const listed = (file: string) => items.find(({ name }) => name === file);
    expect(listed('kept.gz')).toMatchObject({ goneAt: null, due: { datastreams: 2 } });
    // One case went after this one was made, and before the next.
    const at = expect.any(String);
    expect(listed('kept.gz')?.removedCases).toEqual({ cases: 1, first: at, last: at });
    expect(listed('later.gz')?.removedCases).toBeNull();
  });

  test(
    'into the other kind of store, nothing is found of what went since',
    async () => {
      const store = storeAt('restored');
      expect(readFileSync(join(store.DATA_DIR, 'admin.key'), 'utf8')).toBe(
        readFileSync(join(server.dataDir, 'admin.key'), 'utf8'),
      );
      await lookAt('restored', async (restored) => {
        const things = await restored.client.listThings({});
        expect(things.items.map(({ name }) => name)).toEqual(['Blijft']);
        // It was in the backup, and no term of now takes it away: that it was removed is known by its number.
        expect(await tablesTelling(restored, 'Kievit')).toEqual([]);
        expect((await restored.client.getKeepTerms({ id: municipality })).cases.days).toBe(3_000);
        expect((await restored.send('GET', `/v1.1/Datastreams(${removed})`)).status).toBe(404);
        expect(await timesOf(restored, shortened)).toEqual([now - 2 * HOUR, now - HOUR]);
        const left = await timesOf(restored, kept);
        expect(left).toContain(old);
        expect(left).not.toContain(now - HOUR);
        expect(await restored.client.verifyLog({ body: { checkpoints: [] } })).toMatchObject({ ok: true });
        // It goes on: new entities and readings get numbers of their own.
        const { thingId } = await buildThing(restored, { name: 'Nieuw' });
        expect(thingId).toBeGreaterThan(removedThing);
      });
    },
    SLOW,
  );

  test(
    'a store that holds something is not overwritten, unless one says so',
    async () => {
      const { code, err } = await command(['restore', 'kept.gz'], storeAt('restored'));
      expect({ code, err: err.includes('The store is not empty') }).toEqual({ code: 1, err: true });
      const embedded = { ...storeAt('over'), STORE: 'embedded' };
      expect((await command(['restore', 'later.gz'], embedded)).code).toBe(0);
      expect((await command(['restore', 'kept.gz'], embedded)).code).toBe(1);
      const again = await command(['restore', 'kept.gz', '--over', '--json'], embedded);
      // The store itself, and the file beside the backup, know what went since.
      expect(JSON.parse(again.out)).toMatchObject({ deleted: 5, knownUntil: expect.any(String) });
    },
    SLOW,
  );

  test('a backup of a newer version is refused, and nothing changes', async () => {
    const [first = '', ...rest] = gunzipSync(readFileSync(join(folder, 'kept.gz')))
      .toString()
      .trimEnd()
      .split('\n');
    const head = JSON.parse(first) as { migrations: string[] };
    const lines = [JSON.stringify({ ...head, migrations: [...head.migrations, '2099_later'] }), ...rest.slice(0, -1)];
    const digest = new LineDigest();
    for (const line of lines) digest.add(line);
    writeFileSync(
      join(folder, 'newer.gz'),
      gzipSync(`${[...lines, JSON.stringify({ done: digest.hex() })].join('\n')}\n`),
    );
    const { code, err } = await command(['restore', 'newer.gz'], storeAt('never'));
    expect({ code, err: err.includes('2099_later') }).toEqual({ code: 1, err: true });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test('another passphrase opens no keys, and nothing is restored', async () => {
    const env = { ...storeAt('never'), BACKUP_PASSPHRASE: 'een heel andere wachtzin' };
    const { code, err } = await command(['restore', 'kept.gz', '--with-keys'], env);
    expect({ code, err: err.includes('The keys do not open') }).toEqual({ code: 1, err: true });
    expect(readFileSync(join(folder, 'kept.gz.keys'), 'utf8')).not.toContain('wra_');
  });

  test(
    'a backup is made anew without what is due, or removed',
    async () => {
      const { code } = await onServer(['backup', 'renew', 'kept.gz']);
      expect(code).toBe(0);
      const text = gunzipSync(readFileSync(join(folder, 'kept.gz'))).toString();
      expect(text).not.toContain('Gaat weg');
      expect(text).not.toContain('Kievit');
      expect((await onServer(['backup', 'remove', 'first.gz'])).code).toBe(0);
      expect(existsSync(join(folder, 'first.gz'))).toBe(false);
      const { items } = await server.client.listBackups();
      const due = items.filter((one) => one.due !== null).map(({ name }) => name);
      expect(due).not.toContain('kept.gz');
      expect(due).not.toContain('first.gz');
    },
    SLOW,
  );
});
