import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { learned, replay, settled, storedReadings } from './kit/replay.ts';
import { RowSender } from './kit/row-sender.ts';
import { type Reading, seeded, streetReadings } from './kit/seeded.ts';
import { Senders } from './kit/senders.ts';

const ROUNDS = 10;
const EVERY_MS = 900_000;
const DAYS = 45;

const dataDir = newDataDir();

/** Mostly in order; one in eight waits for a later round, some of a round are shuffled, some are sent twice. */
function planRounds(all: readonly Reading[], random: () => number): Reading[][] {
  const rounds: Reading[][] = Array.from({ length: ROUNDS }, () => []);
  const sorted = [...all].sort((a, b) => a.time - b.time || a.datastream - b.datastream);
  sorted.forEach((reading, i) => {
    const round = Math.floor((i / sorted.length) * ROUNDS);
    const late = random() < 0.125 ? 1 + Math.floor(random() * (ROUNDS - round - 1)) : 0;
    rounds[Math.min(ROUNDS - 1, round + late)]?.push(reading);
    if (random() < 0.02) rounds[round]?.push(reading);
  });
  for (const round of rounds) {
    const from = Math.floor(random() * round.length * 0.8);
    const part = round.slice(from, from + 40).sort(() => random() - 0.5);
    round.splice(from, part.length, ...part);
  }
  return rounds;
}

/** All that was ever sent, and all that got a "yes", as "datastream time" → value. */
const sent = new Set<string>();
const acknowledged = new Map<string, number>();
let server: TestServer;
let datastreams: readonly number[];
let rows: RowSender;

const nameOf = ({ datastream, time }: Reading) => `${datastream} ${time}`;
const note = (done: readonly Reading[]) => {
  for (const reading of done) acknowledged.set(nameOf(reading), reading.value);
};

beforeAll(async () => {
  const random = seeded(20_261_122);
  const first = await startTestServer({ dataDir, store: 'embedded' });
  const passport = buildPassport({ intervalSeconds: EVERY_MS / 1_000 });
  const built = await buildThing(first, { datastreams: 4, passport });
  datastreams = built.datastreams;
  const { key } = await first.client.createDeviceKey({ id: built.thingId });
  rows = await RowSender.create(first);
  await first.halt();

  const to = Math.floor(Date.now() / EVERY_MS) * EVERY_MS;
  const period = { from: to - DAYS * 86_400_000, to, everyMs: EVERY_MS };
  const all = datastreams.flatMap((id) => streetReadings(id, period, random));
  for (const reading of all) sent.add(nameOf(reading));
  let left: Reading[] = [];
  for (const [number, round] of planRounds(all, random).entries()) {
    const child = serve(dataDir, { ADMIN_KEY: '' });
    const addresses = await child.ready();
    const senders = await Senders.connect(addresses, key);
    const sendingRows = rows.sendUntilGone(addresses.url);
    const due = [...left, ...round];
    const killAfter = Math.floor((0.05 + 0.8 * random()) * due.length);
    left = await senders.send(due, random, (done) => {
      note(done);
      if (senders.acknowledged >= killAfter) child.child.kill('SIGKILL');
    });
    await senders.close();
    await sendingRows;
    expect((await child.kill()).signal, `round ${number} was killed`).toBe('SIGKILL');
  }
  server = await startTestServer({ dataDir, store: 'embedded' });
  const senders = await Senders.connect({ url: server.url, mqttPort: server.mqttPort }, key);
  await senders.send(left, random, note);
  expect(senders.failure, 'what was not acknowledged goes in now').toBeUndefined();
  await senders.close();
}, 300_000);
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

const ownReadings = async () =>
  (await storedReadings(server)).filter(({ datastream }) => datastreams.includes(datastream));

test('killed ten times while readings come in: every acknowledged one is there, each once', async () => {
  const stored = await ownReadings();
  const inStore = new Map(stored.map((reading) => [nameOf(reading), reading.value]));
  expect(inStore.size).toBe(stored.length);
  expect([...acknowledged].filter(([name, value]) => inStore.get(name) !== value)).toEqual([]);
  expect(new Set(inStore.keys())).toEqual(sent);
});

test('and the rhythm is that of a clean replay', async () => {
  await settled(server);
  const stored = await ownReadings();
  for (const id of datastreams) {
    const clean = replay(
      server,
      id,
      stored.filter(({ datastream }) => datastream === id),
    );
    expect(clean.deviations.length, 'the replay finds something').toBeGreaterThan(1);
    const kept = await learned(server, id);
    expect(kept.deviations).toEqual(clean.deviations);
    expect(kept.days).toEqual(clean.days);
    expect(kept.state === clean.state, `state of datastream ${id}`).toBe(true);
  }
});

test('observations of a MultiDatastream: every acknowledged one is there, and none half', async () => {
  const stored = await storedReadings(server);
  const times = rows.components.map((id) =>
    stored.filter(({ datastream }) => datastream === id).map(({ time, value }) => [time, value]),
  );
  for (const column of times) expect(column).toEqual(times[0]);
  const inStore = new Map(times[0]?.map(([time = 0, value = 0]) => [time, value]));
  expect(rows.acknowledged.size).toBeGreaterThan(ROUNDS);
  expect([...rows.acknowledged].filter(([time, value]) => inStore.get(time) !== value)).toEqual([]);
});
