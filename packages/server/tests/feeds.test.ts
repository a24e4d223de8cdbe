import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Feed, HOUR, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { feedAdapters, findAdapter } from '../src/observations/feeds/adapters/catalogue.ts';
import { waitAfter } from '../src/observations/feeds/feed-keeper.ts';
import { findDevice } from '../src/sensors/index.ts';
import { buildPassport } from '../testing/builders.ts';
import { answerAsSamenMeten, type SourceHabits } from '../testing/samen-meten-source.ts';
import { feedFixtures } from './kit/feed-fixtures.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const KEY = 'geheim-sleutel-van-de-bron';
const clock = new FakeClock(NOW);

interface Question {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let source: Server;
let origin: string;
let server: LoggedServer;
let made = 0;
let questions: Question[] = [];
let answer: (question: Question, response: ServerResponse) => void;

beforeAll(async () => {
  source = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const question = {
        method: request.method ?? '',
        url: new URL(request.url ?? '', origin),
        headers: request.headers,
        body,
      };
      questions.push(question);
      answer(question, response);
    });
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  server = await startLoggedServer({ clock, env: { FEED_ORIGINS: origin } });
});
afterAll(async () => {
  await server?.stop();
  source.closeAllConnections();
  source.close();
});
beforeEach(() => {
  questions = [];
  clock.set(NOW);
});

/** A thing of this device type, with passports, in the lab: added as any device that was found. */
async function makeThing(deviceType: string): Promise<number> {
  const device = findDevice(deviceType);
  if (!device) throw new Error(deviceType);
  const identity = `SN-${++made}`;
  await server.client.announceDevice({ body: { claim: `WR1:${deviceType}:${identity}` } });
  const found = (await server.client.listFoundDevices()).items.find((one) => one.identity === identity);
  const thing = await server.client.addFoundDevice({ id: found?.id ?? 0, body: { name: 'Bron', deviceType } });
  for (const { id, unit } of thing.datastreams)
    await server.client.putPassport({ id, body: buildPassport({ unit, intervalSeconds: 3_600 }) });
  await server.client.changeStage({ id: thing.id, body: { to: 'lab' } });
  return thing.id;
}

const ask = () => server.rooms.observations.feeds.askDue();
const feedOf = async (thingId: number) =>
  (await server.client.listFeeds()).items.find((one) => one.thingId === thingId) as Feed;
const readingsOf = async (thingId: number) => {
  const { body } = await server.send<{ value: { Observations: { phenomenonTime: string; result: number }[] }[] }>(
    'GET',
    `/v1.1/Things(${thingId})/Datastreams?$expand=Observations($orderby=phenomenonTime)&$orderby=id`,
  );
  return body.value.map(({ Observations }) =>
    Observations.map(({ phenomenonTime, result }) => [phenomenonTime, result]),
  );
};
const json = (value: unknown) => (_question: Question, response: ServerResponse) =>
  void response.end(JSON.stringify(value));
const samenMeten = (name: string, habits?: SourceHabits) => (question: Question, response: ServerResponse) => {
  const { status, body } = answerAsSamenMeten(question.url, name, samenMetenDatastreams, habits);
  response.writeHead(status).end(JSON.stringify(body));
};
const samenMetenDatastreams = [
  { property: 'pm25', rows: [[7, 8.25] as const, [8, null] as const] },
  { property: 'pm25_kal', rows: [[7, 6.1] as const] },
  { property: 'rh', rows: [[8, 83] as const] },
];
const exampleOf = (deviceType: string) => {
  const device = findDevice(deviceType);
  return device?.carrier === 'json' ? device.examples[0]?.json : undefined;
};

describe('each adapter asks as the source documents, and stores what it says', () => {
  const asking = feedAdapters.filter(({ kind }) => kind === 'question').map(({ id }) => id);

  test('each that asks has its file of answers', () => {
    expect([...feedFixtures.keys()].sort()).toEqual([...asking].sort());
  });

  test.each([...feedFixtures])('%s', async (adapter, { made, station, key, exchanges, readings }) => {
    expect(made).toMatch(/^(written after .*; not recorded|recorded .*)$/);
    const thing = await makeThing(adapter);
    answer = (_question, response) => {
      const next = exchanges[questions.length - 1];
      // Links lead to the source; here that is another.
      const text = JSON.stringify(next?.answer).replaceAll(findAdapter(adapter)?.origin ?? '', origin);
      response.writeHead(next?.status ?? 500).end(text);
    };
    await server.client.putFeed({ id: thing, body: { adapter, station, ...(key && { key }), origin } });
    await ask();
    const asked = questions.map(({ method, url, headers, body }) => ({
      ...{ method, path: url.pathname, query: Object.fromEntries(url.searchParams) },
      ...{ headers, body: body === '' ? undefined : (JSON.parse(body) as object) },
    }));
    expect(asked).toMatchObject(exchanges.map((one) => one.asked));
    const channels = findDevice(adapter)?.channels.map(({ id }) => id) ?? [];
    const stored = await readingsOf(thing);
    expect(Object.fromEntries(channels.map((id, at) => [id, stored[at]]))).toEqual(readings);
    const count = Object.values(readings).flat().length;
    expect(await feedOf(thing)).toMatchObject({
      health: 'working',
      stored: count,
      refused: 0,
      hasKey: key !== undefined,
    });
  });

  test('Samen Meten, where one datastream gets no answer: the others are read, and later it is as well', async () => {
    const thing = await makeThing('samen-meten');
    const body = { adapter: 'samen-meten', station: 'LTD_7', origin };
    answer = samenMeten('LTD_7', { fails: { pm25: 504 } });
    await server.client.putFeed({ id: thing, body });
    await ask();
    expect(await feedOf(thing)).toMatchObject({ health: 'working', fault: null, stored: 1 });
    answer = samenMeten('LTD_7');
    // Longer than what is asked again of other sources.
    clock.set(NOW + 30 * HOUR);
    await ask();
    expect(await readingsOf(thing)).toEqual([
      [['2026-11-20T07:00:00.000Z', 8.25]],
      [],
      [],
      [],
      [['2026-11-20T08:00:00.000Z', 83]],
    ]);
    await server.client.deleteFeed({ id: thing });
  });

  test('Samen Meten, where no datastream gets an answer: asked ever less often', async () => {
    const thing = await makeThing('samen-meten');
    answer = samenMeten('LTD_8', { fails: { pm25: 504, rh: 500 } });
    await server.client.putFeed({ id: thing, body: { adapter: 'samen-meten', station: 'LTD_8', origin } });
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      await ask();
      const { nextAt, triedAt, fault, stored } = await feedOf(thing);
      expect({ fault, stored }).toEqual({ fault: 'bad-answer', stored: 0 });
      waits.push((Date.parse(nextAt) - Date.parse(triedAt ?? '')) / MINUTE);
      clock.set(Date.parse(nextAt));
    }
    expect(waits).toEqual([1, 2, 4]);
    await server.client.deleteFeed({ id: thing });
  });

  test.each([
    ['samen-meten', 'LTD_1'],
    ['luchtmeetnet', 'NL10001'],
  ])('%s: of an answer about another station nothing is taken', async (adapter, station) => {
    const thing = await makeThing(adapter);
    answer = json(exampleOf(adapter));
    await server.client.putFeed({ id: thing, body: { adapter, station, origin } });
    await ask();
    expect(await feedOf(thing)).toMatchObject({ health: 'failing', fault: 'station-missing', stored: 0 });
    expect((await readingsOf(thing)).flat()).toEqual([]);
  });

  test('Samen Meten: another SensorThings server is asked in words that it knows', async () => {
    const thing = await makeThing('samen-meten');
    const own = await server.send('POST', '/v1.1/Things', {
      name: 'SELF_1',
      description: 'onszelf',
      Datastreams: [
        {
          name: 'pm25',
          description: 'test',
          observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
          unitOfMeasurement: { name: 'µg/m³', symbol: 'ug/m3', definition: 'ucum:ug/m3' },
          properties: { passport: buildPassport({ unit: 'ug/m3', intervalSeconds: 3_600 }) },
          Sensor: { name: 's', description: 's', encodingType: 'text/html', metadata: 'https://example.org' },
          ObservedProperty: { name: 'PM25', definition: 'https://example.org/pm25', description: 'fijnstof' },
        },
      ],
    });
    expect(own.status).toBe(201);
    answer = ({ url }, response) =>
      void fetch(`${server.url}${url.pathname}${url.search}`)
        .then(async (found) => response.writeHead(found.status).end(await found.text()))
        .catch(() => response.destroy());
    const id = Number(/\((\d+)\)/.exec(own.headers.get('location') ?? '')?.[1]);
    const stream = (await server.client.getThing({ id })).datastreams[0]?.id;
    const sent = await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, {
      phenomenonTime: '2026-11-20T10:00:00Z',
      result: 7.5,
    });
    expect(sent.status).toBe(201);
    await server.client.putFeed({ id: thing, body: { adapter: 'samen-meten', station: 'SELF_1', origin } });
    await ask();
    expect(await feedOf(thing)).toMatchObject({ health: 'working', stored: 1 });
    expect((await readingsOf(thing))[0]).toEqual([['2026-11-20T10:00:00.000Z', 7.5]]);
  });
});

test('of one thing the kinds are told that fit it, and where they may be', async () => {
  const id = await makeThing('luchtmeetnet');
  const other = await makeThing('milesight-ws302');
  await server.client.putFeed({ id, body: { adapter: 'luchtmeetnet', station: 'NL49014', origin } });
  const { items, adapters } = await server.client.listFeeds({ thing: id });
  expect(items.map(({ thingId }) => thingId)).toEqual([id]);
  expect(adapters).toMatchObject([
    { id: 'luchtmeetnet', origins: ['https://api.luchtmeetnet.nl', origin], stationExample: 'NL49014' },
  ]);
  expect('NL49014').toMatch(new RegExp(adapters[0]?.stationPattern ?? ' '));
  expect(await server.client.listFeeds({ thing: other })).toMatchObject({
    items: [],
    adapters: [{ id: 'things-stack', origins: ['mqtts://eu1.cloud.thethings.network:8883'] }],
  });
  expect(await server.client.listFeeds({ thing: 999_999 })).toEqual({ items: [], adapters: [] });
  await server.client.deleteFeed({ id });
});

test('a failing source is asked ever less often, says why, and recovers', async () => {
  const thing = await makeThing('telraam');
  answer = (_question, response) => void response.writeHead(500).end('stack trace with secrets');
  await server.client.putFeed({ id: thing, body: { adapter: 'telraam', station: '9000001234', key: KEY, origin } });
  const waits: number[] = [];
  for (let i = 0; i < 4; i++) {
    await ask();
    const { nextAt, triedAt, health, fault, failures } = await feedOf(thing);
    expect({ health, fault, failures }).toEqual({ health: 'failing', fault: 'bad-answer', failures: i + 1 });
    waits.push((Date.parse(nextAt) - Date.parse(triedAt ?? '')) / MINUTE);
    const before = questions.length;
    await ask();
    expect(questions).toHaveLength(before);
    clock.set(Date.parse(nextAt));
  }
  expect(waits).toEqual([1, 2, 4, 8]);
  answer = json(exampleOf('telraam'));
  await ask();
  expect(await feedOf(thing)).toMatchObject({ health: 'working', fault: null, failures: 0, stored: 4 });
  // The same again is a repeat.
  clock.set(Date.parse((await feedOf(thing)).nextAt));
  await ask();
  expect(await feedOf(thing)).toMatchObject({ stored: 4, refused: 0 });
  expect(server.logs.join('')).not.toContain('secrets');
});

test('the longest wait is six hours, also where the source asks for more', () => {
  expect([waitAfter(0), waitAfter(0, 10 * MINUTE), waitAfter(3, 10), waitAfter(60), waitAfter(0, 90 * HOUR)]).toEqual(
    [1, 10, 8, 360, 360].map((minutes) => minutes * MINUTE),
  );
});

test.each([
  ['nothing of a report', '{"rapport":[]}'],
  ['no JSON', '<html>'],
])('%s is unreadable, and stores nothing', async (_name, text) => {
  const thing = await makeThing('telraam');
  answer = (_question, response) => void response.end(text);
  await server.client.putFeed({ id: thing, body: { adapter: 'telraam', station: '9000001234', key: KEY, origin } });
  await ask();
  expect(await feedOf(thing)).toMatchObject({ health: 'failing', fault: 'unreadable', stored: 0 });
});

test('the key goes to its host and comes out nowhere', async () => {
  const thing = await makeThing('telraam');
  answer = json(exampleOf('telraam'));
  const body = { adapter: 'telraam', station: '9000001234', key: KEY, origin };
  const put = await server.client.putFeed({ id: thing, body });
  await ask();
  const { rows } = await server.context.database.pool.query('select encode(sealed_key, $1) as kept from feed', [
    'escape',
  ]);
  const log = (await server.context.database.pool.query('select detail from log_entry')).rows;
  const seen = JSON.stringify([put, await server.client.listFeeds(), rows, log, server.logs]);
  expect(seen).not.toContain(KEY);
  expect(JSON.stringify(log)).toContain('9000001234');
  // Kept for another station there, never for another host.
  const { key, ...without } = body;
  expect(key).toBe(KEY);
  await server.client.putFeed({ id: thing, body: { ...without, station: '9000009999' } });
  const moved = await server.send('PUT', `/v1/things/${thing}/feed`, { adapter: 'telraam', station: '9000001234' });
  expect(moved).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

test.each([
  [{ adapter: 'buienradar', station: '1' }, '/adapter'],
  [{ adapter: 'telraam', station: "1' or 1 eq 1", key: KEY }, '/station'],
  [{ adapter: 'telraam', station: '9000001234', key: KEY, origin: 'http://169.254.169.254' }, '/origin'],
  [{ adapter: 'telraam', station: '9000001234' }, '/key'],
  [{ adapter: 'luchtmeetnet', station: 'NL49014' }, '/adapter'],
])('%j is refused at %s', async (body, pointer) => {
  const thing = await makeThing('telraam');
  const { status, body: problem } = await server.send<{ code: string; detail: string }>(
    'PUT',
    `/v1/things/${thing}/feed`,
    body,
  );
  expect({ status, code: problem.code, at: problem.detail.split(' ')[0] }).toEqual({
    status: 400,
    code: 'invalid_input',
    at: pointer,
  });
  expect(await feedOf(thing)).toBeUndefined();
});

test('a feed is taken away, and goes with its thing', async () => {
  const thing = await makeThing('luchtmeetnet');
  const body = { adapter: 'luchtmeetnet', station: 'NL49014', origin };
  await server.client.putFeed({ id: thing, body });
  expect(await server.client.deleteFeed({ id: thing })).toEqual({ removed: true });
  expect(await server.client.deleteFeed({ id: thing })).toEqual({ removed: false });
  // Whatever was being asked has ended.
  await ask();
  questions = [];
  clock.set(NOW + 20 * MINUTE);
  await ask();
  expect(questions.filter(({ url }) => url.pathname.includes('NL49014'))).toEqual([]);
});
