import { createClient } from '@wijkritme/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { learned, replay, settled, storedReadings } from './kit/replay.ts';
import { type Reading, seeded, streetReadings } from './kit/seeded.ts';
import { until } from './kit/until.ts';

const EVERY_MS = 1_800_000;
const DAY_MS = 86_400_000;
const TO = Math.floor(Date.now() / EVERY_MS) * EVERY_MS;
const FROM = TO - 40 * DAY_MS;
const CHECKPOINT = TO - 18 * DAY_MS;
/** Readings of these hours reach the store only just before the process is killed. */
const HOLE = { from: TO - 12 * DAY_MS, to: TO - 12 * DAY_MS + 10 * 3_600_000 };

const dataDir = newDataDir();
let server: TestServer;
let stream: number;

interface Address {
  readonly url: string;
  readonly adminKey: string;
}

/**
 * A kill between the commit of late readings and their replay, which waits up to a second for more of them. The state was
 * stored a while ago; deviations and snapshots were found since that know nothing of the late readings.
 */
beforeAll(async () => {
  const first = await startTestServer({ dataDir, store: 'embedded' });
  const passport = buildPassport({ intervalSeconds: EVERY_MS / 1_000 });
  stream = (await buildThing(first, { passport })).datastreams[0] ?? 0;
  const all = streetReadings(stream, { from: FROM, to: TO, everyMs: EVERY_MS }, seeded(3));
  const isLate = ({ time }: Reading) => time >= HOLE.from && time < HOLE.to;
  await send(
    first,
    all.filter(({ time }) => time < CHECKPOINT),
  );
  await first.halt();

  const child = serve(dataDir, { ADMIN_KEY: '' });
  const address = await child.ready();
  const client = createClient({ baseUrl: address.url, key: address.adminKey });
  await send(
    address,
    all.filter((one) => one.time >= CHECKPOINT && !isLate(one)),
  );
  await until('the hole was found', async () => {
    const { items } = await client.listDeviations({ kind: 'silent' });
    return items.some(({ start }) => Math.abs(Date.parse(start) - HOLE.from) < 2 * EVERY_MS);
  });
  await send(address, all.filter(isLate));
  await child.kill();
  server = await startTestServer({ dataDir, store: 'embedded' });
  await settled(server);
});
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

async function send({ url, adminKey }: Address, readings: readonly Reading[]): Promise<void> {
  const dataArray = readings.map(({ time, value }) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const answer = await fetch(`${url}/v1.1/CreateObservations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', prefer: 'return=minimal' },
    body: JSON.stringify([group]),
  });
  expect(await answer.json()).toMatchObject({ stored: readings.length });
}

test('after a kill between late readings and their replay, no deviation is left that is none', async () => {
  const clean = replay(server, stream, await storedReadings(server));
  expect((await learned(server, stream)).deviations).toEqual(clean.deviations);
});

test('after that kill the state is that of a clean replay', async () => {
  const clean = replay(server, stream, await storedReadings(server));
  expect((await learned(server, stream)).state === clean.state).toBe(true);
});

test('after that kill no snapshot is left that a later replay would wrongly start from', async () => {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ time: Date; state: Buffer }>('select time, state from rhythm_snapshot');
  expect(rows.length).toBeGreaterThan(1);
  const all = await storedReadings(server);
  const wrong = rows.filter(({ time, state }) => {
    const before = all.filter((one) => one.time <= time.getTime());
    return replay(server, stream, before).state !== state.toString('base64');
  });
  expect(wrong.map(({ time }) => time)).toEqual([]);
});
