import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { FakeClock } from './kit/logged-server.ts';
import { seeded } from './kit/seeded.ts';

const LAST = Date.parse('2026-11-20T11:00:00Z');
const clock = new FakeClock(LAST + HOUR + 10 * MINUTE);
const DAYS = 56;
/** From here on something is different. */
const CHANGED = LAST - 30 * HOUR;
const METERS = 7;
const ODD = 3;

let server: TestServer;
let sound: Meter[];
let warmth: Meter[];
beforeAll(async () => {
  server = await startTestServer({ clock });
  sound = await build('sound-level', 'dB(A)', 'Geluidmeter');
  warmth = await build('temperature', 'Cel', 'Thermometer');
  // One sound meter alone; of the thermometers three that stand beside one another.
  await send(sound, (index, time) => (index === ODD && time >= CHANGED ? 15 : 0));
  await send(warmth, (index, time) => (index <= 2 && time >= CHANGED ? 15 : 0));
  await settle();
});
afterAll(() => server?.stop());

interface Meter {
  readonly thing: number;
  readonly stream: number;
  readonly name: string;
}

async function build(property: string, unit: string, name: string): Promise<Meter[]> {
  const passport = buildPassport({ unit, intervalSeconds: 3_600 });
  const meters: Meter[] = [];
  for (let index = 0; index < METERS; index++) {
    const position = [5.18 + 0.003 * index, 52.56] as const;
    const own = `${name} ${index + 1}`;
    const { thingId, datastreams } = await buildThing(server, { name: own, property, passport, position });
    meters.push({ thing: thingId, stream: datastreams[0] ?? 0, name: own });
  }
  return meters;
}

/** Normal numbers out of uniform ones (Box & Muller 1958). */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Simulated hours with a daily rhythm, weather that all share, and what is planted. */
async function send(meters: readonly Meter[], add: (index: number, time: number) => number): Promise<void> {
  const random = seeded(5);
  const rows: [string, number][][] = meters.map(() => []);
  for (let time = LAST - DAYS * DAY; time <= LAST; time += HOUR) {
    const shared = 20 + 5 * Math.sin((time / DAY) * 2 * Math.PI) + normal(random);
    rows.forEach((own, index) => {
      own.push([new Date(time).toISOString(), Math.round(10 * (shared + 2 * normal(random) + add(index, time))) / 10]);
    });
  }
  const body = meters.map(({ stream }, index) => ({
    Datastream: { '@iot.id': stream },
    components: ['phenomenonTime', 'result'],
    dataArray: rows[index],
  }));
  const answer = await server.send('POST', '/v1.1/CreateObservations', body, { prefer: 'return=minimal' });
  expect(answer.body).toMatchObject({ stored: METERS * (DAYS * 24 + 1) });
}

async function settle(): Promise<void> {
  await server.rooms.rhythm.settle();
  await server.rooms.rhythm.neighbours.look();
}

const told = async () =>
  (await server.client.listDatastreams()).items.filter(({ contradiction }) => contradiction !== undefined);
const odd = () => sound[ODD] as Meter;

describe('a device that contradicts its neighbours', () => {
  test('is told alone, with the names of those around it; a street where several change is not', async () => {
    const [one, ...others] = await told();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: odd().stream, contradiction: { higher: true, since: '2026-11-20T12:00:00.000Z' } });
    expect(one?.contradiction?.neighbours.map(({ name }) => name).sort()).toEqual(
      [
        'Geluidmeter 2',
        'Geluidmeter 3',
        'Geluidmeter 5',
        'Geluidmeter 6',
        expect.stringMatching(/Geluidmeter [17]/),
      ].sort(),
    );
    expect(one?.contradiction?.sentence).toMatch(
      /^Deze sensor spreekt zijn buren tegen\. Sinds .* hoger .*Geluidmeter 5/,
    );
  });

  test('has an event, once an hour, however often one looks', async () => {
    const events = async (thing: number) => (await server.client.listDeviceEvents({ id: thing })).items;
    const expected = { kind: 'contradicts-neighbours', count: 1, firstAt: '2026-11-20T12:00:00.000Z' };
    expect(await events(odd().thing)).toMatchObject([expected]);
    await settle();
    expect(await events(odd().thing)).toMatchObject([expected]);
    for (const { thing } of [...sound, ...warmth]) if (thing !== odd().thing) expect(await events(thing)).toEqual([]);
  });

  test('is another explanation of its deviation and of the signal', async () => {
    const { items } = await server.client.listDeviations({ datastream: odd().stream, open: true });
    const reason = await server.client.getDeviation({ id: items[0]?.id ?? 0 });
    const words = expect.stringMatching(/^Het kan aan de sensor liggen: Geluidmeter 4 is het niet eens met zijn buren/);
    expect(reason.explanations).toContainEqual({ kind: 'contradicts-neighbours', sentence: words });
    const signals = (await server.client.listSignals({})).items.filter(({ deviations }) =>
      deviations.includes(items[0]?.id ?? 0),
    );
    expect((await server.client.getSignal({ id: signals[0]?.id ?? 0 })).explanations).toEqual([words]);
    const street = await server.client.listDeviations({ datastream: warmth[0]?.stream ?? 0, open: true });
    const other = await server.client.getDeviation({ id: street.items[0]?.id ?? 0 });
    expect(other.explanations.map(({ kind }) => kind)).not.toContain('contradicts-neighbours');
  });

  test('is known after a restart, goes with what is due, and no longer counts as going on hours later', async () => {
    await server.halt();
    server = await startTestServer({ clock, dataDir: server.dataDir });
    expect((await told()).map(({ id }) => id)).toEqual([odd().stream]);
    clock.set(clock.now() + 4 * HOUR);
    expect(await told()).toEqual([]);
    // All are silent by now: an outage is not explained by one that disagreed before it.
    await server.rooms.rhythm.settle();
    const outage = (await server.client.listSignals({})).items.find((signal) => signal.outage);
    expect((await server.client.getSignal({ id: outage?.id ?? 0 })).explanations).toEqual([]);
    const { pool } = server.context.database;
    const count = async () => (await pool.query('select count(*)::int4 as n from contradiction')).rows[0].n;
    expect(await count()).toBe(1);
    const terms = { retentionDays: 1, hourRetentionDays: 1, dayRetentionDays: 1 };
    const passport = buildPassport({ unit: 'dB(A)', intervalSeconds: 3_600, ...terms });
    await server.client.putPassport({ id: odd().stream, body: passport });
    clock.set(clock.now() + 3 * DAY);
    await server.client.runRetention();
    expect(await count()).toBe(0);
  });
});
