import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackup } from '../src/cli/backup/take-backup.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { newDataDir, removeDataDir } from './kit/child-server.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { type OwnPostgres, startOwnPostgres } from './kit/own-postgres.ts';
import { type Learned, learned, replay, settled, storedReadings } from './kit/replay.ts';
import { seeded, streetReadings } from './kit/seeded.ts';

const TO = Date.UTC(2026, 9, 1);
const EVERY_MS = 1_800_000;
const clock = new FakeClock(TO);
let own: OwnPostgres;
beforeAll(async () => {
  own = await startOwnPostgres();
});
afterAll(() => own?.stop());

interface Seen {
  readonly learned: Learned;
  readonly deviations: unknown;
  readonly readings: number;
}

async function look(server: LoggedServer, stream: number): Promise<Seen> {
  await settled(server);
  const { items } = await server.client.listDeviations({ datastream: stream });
  const readings = (await storedReadings(server)).length;
  // The age of an open one is told in words, which the clock decides; the clock stands still here.
  return { learned: await learned(server, stream), deviations: items, readings };
}

/** Thing → readings → deviations → restart: the same on every store. */
async function walkThrough(env: Record<string, string>, store: string): Promise<Learned> {
  const dataDir = newDataDir();
  const first = await startLoggedServer({ dataDir, env, clock });
  try {
    expect(await first.client.getHealth()).toMatchObject({ status: 'ok', store, durable: store !== 'pglite' });
    const passport = buildPassport({ intervalSeconds: EVERY_MS / 1_000 });
    const { thingId, datastreams } = await buildThing(first, { passport });
    const stream = datastreams[0] ?? 0;
    const { key } = await first.client.createDeviceKey({ id: thingId });
    const all = streetReadings(stream, { from: TO - 45 * 86_400_000, to: TO, everyMs: EVERY_MS }, seeded(5));
    const dataArray = all.slice(0, -3).map(({ time, value }) => [new Date(time).toISOString(), value]);
    const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
    await first.send('POST', '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
    const device = await connectDevice(first.mqttPort, key);
    for (const { time, value } of all.slice(-3))
      await publishReading(device, stream, { phenomenonTime: new Date(time).toISOString(), result: value });
    await endDevice(device);
    const before = await look(first, stream);
    expect(before.readings).toBe(all.length);
    expect(before.learned).toEqual(replay(first, stream, all));
    expect(before.learned.deviations.length).toBeGreaterThan(2);
    const taking = {
      path: '/v1/backups/all?name=all.gz',
      file: join(dataDir, 'all.gz'),
      signal: AbortSignal.timeout(60_000),
    };
    const { rows } = await takeBackup({ url: first.url, key: first.adminKey }, taking);
    expect(rows.observation).toBe(all.length);
    await first.halt();

    const again = await startLoggedServer({ dataDir, env, clock });
    try {
      expect(await look(again, stream)).toEqual(before);
      expect(again.adminKey).toBe(first.adminKey);
      expect(again.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
    } finally {
      await again.halt();
    }
    return before.learned;
  } finally {
    await first.halt();
    removeDataDir(dataDir);
  }
}

test('the same on the embedded PostgreSQL, on PGlite and on a server of its own', async () => {
  const embedded = await walkThrough({ STORE: 'embedded' }, 'embedded');
  expect(await walkThrough({ STORE: 'pglite' }, 'pglite')).toEqual(embedded);
  const { url } = await own.newDatabase();
  expect(await walkThrough({ DATABASE_URL: url }, 'postgresql')).toEqual(embedded);
});

test('two that start at once on one database run each migration once, and both take in readings', async () => {
  const { url, query } = await own.newDatabase();
  const folders = [newDataDir(), newDataDir()];
  const servers = await Promise.all(
    folders.map((dataDir) => startLoggedServer({ dataDir, env: { DATABASE_URL: url }, clock })),
  );
  try {
    const { rows } = await query<{ name: string; n: number }>(
      'select name, count(*) as n from kysely_migration group by name',
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.every(({ n }) => n === 1)).toBe(true);
    const [one, other] = servers as [LoggedServer, LoggedServer];
    const { datastreams } = await buildThing(one);
    await other.rooms.sensors.refresh();
    // Months that nobody has stored anything in yet: both make the partition at the same moment.
    const months = Array.from({ length: 6 }, (_, i) => new Date(Date.UTC(2026, i, 10)).toISOString());
    for (const phenomenonTime of months) {
      const answers = await Promise.all(
        servers.map((server, i) =>
          server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
            phenomenonTime: phenomenonTime.replace('00.000', `0${i}.000`),
            result: 1,
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    }
    const same = { phenomenonTime: months[0], result: 1 };
    expect(
      (await other.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, { ...same, result: 2 })).status,
    ).toBe(409);
    expect((await other.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, same)).status).toBe(200);
  } finally {
    for (const server of servers) await server.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});

test('a PGlite folder is held by one at a time', async () => {
  const first = await startLoggedServer({ env: { STORE: 'pglite' } });
  try {
    await expect(startLoggedServer({ dataDir: first.dataDir, env: { STORE: 'pglite' } })).rejects.toThrow(
      /data_dir_in_use: .*DATA_DIR/,
    );
    await expect(startLoggedServer({ dataDir: first.dataDir, env: { STORE: 'embedded' } })).rejects.toThrow(
      /data_dir_in_use/,
    );
    expect(await first.client.getHealth()).toMatchObject({ status: 'ok' });
  } finally {
    await first.stop();
  }
});
