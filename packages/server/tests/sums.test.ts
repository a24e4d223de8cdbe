import { HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { readAs } from './kit/counting-street.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { seeded } from './kit/seeded.ts';
import { until } from './kit/until.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const LAST = Math.floor(NOW / HOUR) * HOUR;
const HOURS = 30;
const MINIMUM = 5;
const passport = buildPassport({ minimumGroup: MINIMUM, intervalSeconds: 3600 });

/** In and out by hour; null: did not come. */
type Hour = readonly [counted: number | null, other: number | null];
interface Gate {
  readonly first: number;
  readonly second: number;
  readonly total: number;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
});
afterAll(() => server?.stop());

async function buildGate(total: 'last' | 'first' = 'last'): Promise<Gate> {
  const { datastreams } = await buildThing(server, { datastreams: 3, passport });
  const [a = 0, b = 0, c = 0] = datastreams;
  return total === 'last' ? { first: a, second: b, total: c } : { first: b, second: c, total: a };
}

const declare = ({ first, second, total }: Gate) =>
  server.client.declareSum({ body: { total, parts: [first, second], reason: 'In en uit zijn samen alle passages.' } });

const timeOf = (hour: number) => new Date(LAST - (HOURS - 1 - hour) * HOUR).toISOString();

async function count({ first, second, total }: Gate, hours: readonly Hour[]): Promise<void> {
  const rows = (pick: (hour: Hour) => number | null) =>
    hours.flatMap((hour, at) => (pick(hour) === null ? [] : [[timeOf(at), pick(hour)]]));
  const column = (id: number, dataArray: unknown[]) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray,
  });
  const body = [
    // The total first, as it may well come.
    column(
      total,
      rows(([a, b]) => (a ?? 1) + (b ?? 1)),
    ),
    column(
      first,
      rows(([a]) => a),
    ),
    column(
      second,
      rows(([, b]) => b),
    ),
  ];
  const answer = await server.send('POST', '/v1.1/CreateObservations', body, { prefer: 'return=minimal' });
  expect(answer.status).toBe(201);
  await server.rooms.rhythm.settle();
}

const summaries = (id: number, more: string, path = '') =>
  `/v1/summaries${path}?datastreams=${id}&from=2026-11-19T00:00:00Z&to=2026-11-20T12:30:00Z${more}`;

/** Every door through which readings of a datastream, or what is made of them, go out. */
const doors = (id: number) => [
  `/v1/datastreams/${id}`,
  `/v1/datastreams/${id}/band?from=2026-11-19T00:00:00Z&to=2026-11-20T12:30:00Z`,
  `/v1/datastreams/${id}/band?from=2026-10-01T00:00:00Z&to=2026-11-20T12:30:00Z`,
  `/v1/datastreams/${id}/band?from=2024-11-01T00:00:00Z&to=2026-11-20T12:30:00Z`,
  `/v1/datastreams/${id}/week?week=2026-W47`,
  ...['csv', 'json'].map((format) => `/v1/datastreams/${id}/export?format=${format}`),
  ...['five-minutes', 'quarter', 'hour', 'day', 'month', 'year'].map((interval) =>
    summaries(id, `&interval=${interval}`),
  ),
  summaries(id, '&interval=hour&exact=true&quantiles=0,0.3,0.5,1'),
  summaries(id, '&interval=day&exact=true&quantiles=0,0.03,0.5,1'),
  summaries(id, '&interval=day&quantiles=0.1&measures=sum,min,max,difference', '/export'),
  `/v1/deviations?datastream=${id}`,
  `/v1.1/Datastreams(${id})/Observations?$top=1000`,
  `/v1.1/Datastreams(${id})/Observations?$top=1000&$select=result,phenomenonTime&$resultFormat=dataArray`,
  `/v1.1/Datastreams(${id})?$expand=Observations($top=1000;$orderby=phenomenonTime desc)`,
];

/** What is learned goes by a rule of its own (a grid as wide as the minimum, decision 56); numbers of entities differ. */
function withoutNames(text: string): string {
  const learned = /"(low|mid|high|normal|learning|expected|counts)":(\[[^\]]*\]|\{[^}]*\}|null)/g;
  return text
    .replace(learned, '')
    .replace(/"@iot\.(id|selfLink|navigationLink|nextLink)":("[^"]*"|\d+)/g, '')
    .replace(/"[^"]*@iot\.[a-zA-Z]+":"[^"]*"/g, '')
    .replace(/"(thingId|id|datastreamId|datastream)":\d+/g, '')
    .replace(/"(name|datastream|meetreeks)":"[^"]*"/g, '')
    .replace(/^\d+,Teller/gm, 'Teller')
    .replace(/Teller: voetgangers \d,/g, '')
    .replace(/Teller: voetgangers \d \(\d+\)/g, '')
    .replace(/was \d+% van de tijd normaal|waarvan \d+/g, '')
    .replace(/Normaal[^"]*/g, '');
}

async function seenOf(gate: Gate, key?: string): Promise<string[]> {
  const seen: string[] = [];
  for (const id of [gate.first, gate.second, gate.total])
    for (const path of doors(id)) seen.push(withoutNames(await readAs(server, path, key)));
  return seen;
}

/** Large counts, with some moments at which one side is small, both are, or one did not come. */
function randomHours(seed: number): Hour[] {
  const random = seeded(seed);
  const large = () => 20 + Math.floor(random() * 80);
  return Array.from({ length: HOURS }, (_, at) => {
    const kind = at === HOURS - 1 ? 0.1 : random();
    if (kind < 0.2) return [1, large()];
    if (kind < 0.3) return [large(), 1];
    if (kind < 0.4) return [1, 1];
    if (kind < 0.5) return [null, large()];
    return [large(), kind < 0.6 ? 0 : large()];
  });
}

describe('differencing over all doors together', () => {
  test('what is hidden can be exchanged and no door tells', async () => {
    const hours = randomHours(1);
    const random = seeded(101);
    const other = (value: number | null) => (value === 1 ? 2 + Math.floor(random() * (MINIMUM - 2)) : value);
    const exchanged = hours.map(([a, b]): Hour => [other(a), other(b)]);
    const [gate, twin] = [await buildGate(), await buildGate()];
    for (const one of [gate, twin]) await declare(one);
    await count(gate, hours);
    await count(twin, exchanged);
    // The attack would see it: who sees counts as measured sees two different streets.
    const [measured = ''] = doors(gate.total).slice(-2);
    const inner = withoutNames(await readAs(server, measured, server.adminKey));
    const ofTwin = measured.replace(`(${gate.total})`, `(${twin.total})`);
    expect(inner).not.toEqual(withoutNames(await readAs(server, ofTwin, server.adminKey)));
    expect(await seenOf(twin)).toEqual(await seenOf(gate));
  });

  test('a total is shown where all of its parts are, and hidden with a reason where one is not', async () => {
    const gate = await buildGate('first');
    await declare(gate);
    await count(gate, [
      [30, 40],
      [30, 0],
      [3, 40],
      [null, 40],
      [2, 2],
      [50, 60],
    ]);
    const path = `/v1.1/Datastreams(${gate.total})/Observations?$orderby=phenomenonTime`;
    const { value } = JSON.parse(await readAs(server, path)) as { value: { result: number | null }[] };
    expect(value.map(({ result }) => result)).toEqual([70, 30, null, null, null, 110]);
    expect(value[2]).toMatchObject({ result: null, resultQuality: { hidden: 'with a part of its sum' } });
    const band = JSON.parse(await readAs(server, doors(gate.total)[2] ?? '')) as {
      measured: (number | null)[];
      hidden: boolean[];
      inSum: boolean;
      sentence: string;
    };
    const start = band.measured.indexOf(70);
    // Hours are made of the hours of its parts: half the minimum stands for what is hidden.
    expect(band.measured.slice(start, start + 6)).toEqual([70, 30, 42.5, null, 5, 110]);
    expect(band.hidden.slice(start, start + 6)).toEqual([false, false, false, true, false, false]);
    expect(band).toMatchObject({ inSum: true, sentence: expect.stringContaining('Dit is een totaal.') });
  });
});

describe('what moves', () => {
  const heardBy = async (key: string) => {
    const client = await connectDevice(server.mqttPort, key);
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${payload}`));
    await client.subscribeAsync('v1.1/#');
    return { client, heard };
  };

  test('MQTT and the words of now tell a total when its parts are there and none is small', async () => {
    const gate = await buildGate();
    await declare(gate);
    const other = await buildThing(server, { name: 'Andere teller' });
    const outsider = await heardBy((await server.client.createDeviceKey({ id: other.thingId })).key);
    const sender = await connectDevice(server.mqttPort, server.adminKey);
    const say = (id: number, hour: number, result: number) =>
      publishReading(sender, id, { phenomenonTime: timeOf(hour), result });
    const latest = async () =>
      (JSON.parse(await readAs(server, `/v1/datastreams/${gate.total}`)) as Told).latest?.value;
    type Told = { latest: { value: number | null } | null };
    await say(gate.first, 1, 31);
    await say(gate.second, 1, 32);
    await say(gate.total, 1, 63);
    await server.rooms.rhythm.settle();
    expect(await latest()).toBe(63);
    await say(gate.total, 2, 35);
    await say(gate.first, 2, 32);
    await server.rooms.rhythm.settle();
    expect(await latest()).toBeNull();
    await say(gate.second, 2, 3);
    await say(gate.total, 3, 1_234);
    await say(gate.first, 3, 1_200);
    await say(gate.second, 3, 34);
    await server.rooms.rhythm.settle();
    expect(await latest()).toBe(1_234);
    await until('the outsider heard the newest', () => outsider.heard.some((one) => one.includes('"result":34')));
    const told = outsider.heard.flatMap(
      (one) => new RegExp(`\\(${gate.total}\\).*"result":(\\d+)`).exec(one)?.[1] ?? [],
    );
    // 35 came with a small part; 1234 before its parts, and what was not told then is asked for.
    expect(told).toEqual(['63']);
    for (const { client } of [outsider, { client: sender }]) await endDevice(client);
  });
});

describe('how it is known', () => {
  test('readings tell: what is found holds at once, and somebody may say that it is none', async () => {
    const { datastreams } = await buildThing(server, { datastreams: 3, passport });
    const [first = 0, second = 0, total = 0] = datastreams;
    const random = seeded(9);
    const hours = Array.from(
      { length: 160 },
      (): Hour => [1 + Math.floor(random() * 30), 1 + Math.floor(random() * 30)],
    );
    const rows = (pick: (hour: Hour) => number) =>
      hours.map((hour, at) => [new Date(LAST - (160 - at) * HOUR).toISOString(), pick(hour)]);
    const body = [
      [first, rows(([a]) => a ?? 0)],
      [second, rows(([, b]) => b ?? 0)],
      [total, rows(([a, b]) => (a ?? 0) + (b ?? 0))],
    ].map(([id, dataArray]) => ({
      Datastream: { '@iot.id': id },
      components: ['phenomenonTime', 'result'],
      dataArray,
    }));
    await server.send('POST', '/v1.1/CreateObservations', body, { prefer: 'return=minimal' });
    const hidden = async () =>
      (await readAs(server, `/v1.1/Datastreams(${total})/Observations?$top=1000`)).split('with a part').length - 1;
    expect(await hidden()).toBe(0);
    const { items } = await server.client.searchSums();
    const found = items.find((sum) => sum.total.id === total);
    expect(found).toMatchObject({ status: 'inferred', moments: 160, parts: [{ id: first }, { id: second }] });
    expect(await hidden()).toBe(hours.filter(([a, b]) => (a ?? 0) < MINIMUM || (b ?? 0) < MINIMUM).length);
    await server.client.decideSum({
      id: found?.id ?? 0,
      body: { status: 'rejected', reason: 'Het is toeval geweest.' },
    });
    expect(await hidden()).toBe(0);
    expect((await server.client.searchSums()).items.filter((sum) => sum.total.id === total)).toEqual([]);
    const { items: told } = await server.client.listSums({});
    expect(told.find((sum) => sum.total.id === total)).toMatchObject({ status: 'rejected' });
  });

  test('the largest minimum holds for all of them', async () => {
    const gate = await buildGate();
    await server.client.putPassport({ id: gate.total, body: { ...passport, minimumGroup: 20 } });
    await declare(gate);
    await count(gate, [[7, 8]]);
    for (const id of [gate.first, gate.second, gate.total]) {
      const { latest, shownFrom } = JSON.parse(await readAs(server, `/v1/datastreams/${id}`)) as {
        latest: { value: number | null };
        shownFrom: number;
      };
      expect({ value: latest.value, shownFrom }).toEqual({ value: null, shownFrom: 20 });
    }
  });

  test.each([
    ['a circle', (gate: Gate) => ({ total: gate.first, parts: [gate.total, gate.second] }), 409],
    ['a datastream that is not there', (gate: Gate) => ({ total: 999_999, parts: [gate.first, gate.second] }), 404],
    ['one part', (gate: Gate) => ({ total: gate.total, parts: [gate.first] }), 400],
  ])('%s is refused with the reason', async (_name, draft, status) => {
    const gate = await buildGate();
    await declare(gate);
    const answer = await server.send('POST', '/v1/sums', { ...draft(gate), reason: 'nagaan of dit mag' });
    expect(answer.status).toBe(status);
  });

  test('what is not counted is no sum', async () => {
    const gate = await buildGate();
    const sound = await buildThing(server, { property: 'sound-level' });
    const body = { total: gate.total, parts: [gate.first, ...sound.datastreams], reason: 'nagaan of dit mag' };
    expect(await server.send('POST', '/v1/sums', body)).toMatchObject({ status: 400 });
  });

  test('a part that is deleted stays needed: what it counted follows from the rest', async () => {
    const gate = await buildGate();
    await declare(gate);
    await count(gate, [[3, 40]]);
    await server.send('DELETE', `/v1.1/Datastreams(${gate.first})`);
    expect(await readAs(server, `/v1.1/Datastreams(${gate.total})/Observations`)).toContain('"result":null');
    const { items } = await server.client.listSums({});
    expect(items.find((sum) => sum.total.id === gate.total)?.parts[0]).toMatchObject({ id: gate.first, name: null });
  });

  test('an open dataset does not give a passage away twice', async () => {
    const gate = await buildGate();
    await declare(gate);
    const draft = (datastreams: number[]) => ({
      name: 'Passages bij de poort',
      datastreams,
      step: 'hour' as const,
      unit: 'event' as const,
      mostPerUnit: 1,
      reason: 'Een passage telt in één uur één keer.',
      largest: 1_000,
      budget: 1,
    });
    expect(await server.send('POST', '/v1/open-data/datasets', draft([gate.first, gate.total]))).toMatchObject({
      status: 409,
    });
    expect(await server.send('POST', '/v1/open-data/datasets', draft([gate.first]))).toMatchObject({ status: 201 });
    expect(await server.send('POST', '/v1/open-data/datasets', draft([gate.total]))).toMatchObject({ status: 409 });
    expect(await server.send('POST', '/v1/open-data/datasets', draft([gate.second]))).toMatchObject({ status: 201 });
  });
});
