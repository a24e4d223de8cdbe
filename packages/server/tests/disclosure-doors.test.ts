import { type OperationDeclaration, operations } from '@wijkritme/contract';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { buildStreet, MINIMUM, NOW, readAs, SMALL, type Street, showsSmall } from './kit/counting-street.ts';
import { doorsWithoutCounts, noCounts, type WithoutCounts } from './kit/doors-without-counts.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { ngsiRoutes } from './kit/ngsi-doors.ts';
import { until } from './kit/until.ts';

/** What stands behind a door: addresses that hold counts, or why it holds none that have to be protected. */
type Row = readonly string[] | WithoutCounts;

const inner: Row = { why: 'changes entities, for who manages sensors' };

let server: TestServer;
let street: Street;
let outsider: string;
let deviation: number;
let signal: number;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  street = await buildStreet(server);
  const other = await buildThing(server, { name: 'Andere teller' });
  outsider = (await server.client.createDeviceKey({ id: other.thingId })).key;
  const [found] = (await server.client.listDeviations({ datastream: street.datastream })).items;
  if (!found?.signalId) throw new Error('no deviation was found');
  deviation = found.id;
  signal = found.signalId;
});
afterAll(() => server?.stop());

/** Every operation that reads, or that anybody may call. One that is new has to be told here what it holds. */
const rows: Record<string, (() => readonly string[]) | Row> = {
  ...doorsWithoutCounts,
  listDatastreams: () => ['/v1/datastreams'],
  getDatastream: () => [`/v1/datastreams/${street.datastream}`],
  getBand: () => [
    `/v1/datastreams/${street.datastream}/band?from=2026-11-19T00:00:00Z&to=2026-11-20T12:30:00Z`,
    `/v1/datastreams/${street.datastream}/band?from=2026-10-25T00:00:00Z&to=2026-11-20T12:30:00Z`,
  ],
  listSummaries: () => [
    ...['quarter', 'hour'].map((interval) => summaries(interval)),
    summaries('hour', '&exact=true&quantiles=0,0.5,1'),
    summaries('day', '&exact=true&quantiles=0,0.01,0.03'),
    summaries('day'),
    summaries('month'),
    summaries('year'),
  ],
  listLatest: () => ['/v1/latest'],
  getWeek: () => [`/v1/datastreams/${street.datastream}/week?week=2026-W47`],
  listDeviations: () => ['/v1/deviations', '/v1/deviations?order=strongest', `/v1/deviations?signal=${signal}`],
  getDeviation: () => [`/v1/deviations/${deviation}`, `/v1/deviations/${deviation}?taal=en`],
  listSignals: () => ['/v1/signals'],
  getSignal: () => [`/v1/signals/${signal}`],
};

/** Routes beside the operations. */
const routes: Record<string, (() => readonly string[]) | Row> = {
  'GET /v1/live': noCounts('tested below'),
  'GET /v1/backups/all': { why: 'for the administrator key alone; the tests of backups ask it as others' },
  'GET /v1/backups/removals': { why: 'for the administrator key alone; the tests of backups ask it as others' },
  'GET /v1/open-data/releases/:id/csv': noCounts('counts with noise; the tests of open data attack them'),
  'GET /v1/oidc/:provider/start': noCounts('signing in elsewhere'),
  'GET /v1/oidc/:provider/callback': noCounts('signing in elsewhere'),
  'POST /v1/oidc/:provider/logout': noCounts('signing in elsewhere'),
  'GET /v1/openapi.json': noCounts('the description of this API'),
  'GET /metrics': noCounts('numbers of requests and readings'),
  'GET /health/live': noCounts('one word'),
  'GET /health/ready': noCounts('one word'),
  'GET /v1/datastreams/:id/export': () =>
    ['csv', 'csv-excel', 'json'].map((format) => `/v1/datastreams/${street.datastream}/export?format=${format}`),
  'GET /v1/summaries/export': () =>
    ['csv', 'csv-excel'].flatMap((format) => [
      summaries('hour', `&format=${format}`, '/export'),
      summaries('day', `&format=${format}&quantiles=0`, '/export'),
    ]),
  ...ngsiRoutes(() => street.datastream),
  'GET /afmelden/:token': noCounts('a button'),
  'POST /afmelden/:token': noCounts('a sentence'),
  'GET /register': noCounts('passports and places of things'),
  'GET /register/style.css': noCounts('a style sheet'),
  'GET /mqtt': noCounts('what to connect with; over MQTT each hears what they may read'),
  'GET /register/:id': noCounts('the passport of a thing'),
  'GET /register/:id/sign': noCounts('the passport of a thing'),
  'GET /melden': noCounts('names of places'),
  'GET /melden/:place': noCounts('the form of residents, with the counts of `getReportCounts`'),
  'POST /melden/:place': noCounts('tells who sent a report their code'),
  'GET /melden/volgen': noCounts('a form'),
  'POST /melden/volgen': noCounts('tells who sent a report how far it is'),
  'GET /register/known': noCounts('sensors of others, without readings'),
  'GET /register/known/:id': noCounts('sensors of others, without readings'),
  ...Object.fromEntries(
    ['v1.1', 'v1.0'].flatMap((version) => [
      [`GET /${version}`, noCounts('names of sets')],
      [`GET /${version}/*`, () => sensorThings(version)],
      [`POST /${version}`, inner],
      [`POST /${version}/*`, noCounts('answers the sender with what it sent')],
      [`POST /${version}/$batch`, noCounts('each request inside goes through its own door; tested below')],
      [`POST /${version}/Observations`, noCounts('answers the sender with what it sent')],
      [`POST /${version}/CreateObservations`, noCounts('answers the sender with what it sent')],
      ...['DELETE', 'PATCH', 'PUT'].flatMap((method) =>
        ['', '/*'].map((rest) => [`${method} /${version}${rest}`, inner] as const),
      ),
    ]),
  ),
};

function summaries(interval: string, more = '', path = ''): string {
  return `/v1/summaries${path}?datastreams=${street.datastream}&interval=${interval}&from=2026-11-19T00:00:00Z&to=2026-11-20T12:30:00Z${more}`;
}

function sensorThings(version: string): string[] {
  const { datastream, thingId, smallFrom } = street;
  const at = encodeURIComponent(`phenomenonTime eq ${new Date(smallFrom).toISOString()}`);
  return [
    `Observations?$orderby=phenomenonTime desc&$top=20`,
    `Observations?$filter=${at}`,
    `Observations?$filter=${at}&$select=result`,
    ...['dataArray', 'CSV', 'GeoJSON'].map((format) => `Observations?$filter=${at}&$resultFormat=${format}`),
    `Observations?$filter=${at}&$select=result&$resultFormat=dataArray`,
    `Datastreams?$expand=Observations($filter=${at})&$resultFormat=GeoJSON`,
    `Datastreams(${datastream})/Observations?$filter=${at}`,
    `Datastreams(${datastream})?$expand=Observations($orderby=phenomenonTime desc;$top=3)`,
    `Things(${thingId})/Datastreams?$expand=Observations($filter=${at})`,
  ].map((path) => `/${version}/${path}`);
}

const isAsked = (row: (() => readonly string[]) | Row | undefined): row is () => readonly string[] =>
  typeof row === 'function';

describe('the list of doors is complete', () => {
  test('operations', () => {
    const open = Object.entries(operations as Record<string, OperationDeclaration>)
      .filter(([, { access, method }]) => access === 'everyone' || method === 'GET')
      .map(([id]) => id);
    expect(open.filter((id) => !(id in rows))).toEqual([]);
  });

  test('routes', () => {
    const declared = new Set(Object.values(operations).map(({ method, path }) => `${method} ${path}`));
    const others = server.context.http.routes().filter((route) => !route.startsWith('HEAD') && !declared.has(route));
    expect(others.filter((route) => !(route in routes))).toEqual([]);
  });
});

const asked = Object.entries({ ...rows, ...routes }).filter(([, row]) => isAsked(row));

describe.each(asked)('%s', (_id, row) => {
  test('shows a small count to the inner circle and to nobody else', async () => {
    for (const path of isAsked(row) ? row() : []) {
      const shown = { path, inner: showsSmall(await readAs(server, path, server.adminKey)) };
      expect(shown).toEqual({ path, inner: true });
      for (const key of [undefined, outsider]) {
        const text = await readAs(server, path, key);
        expect({ path, key, found: showsSmall(text) ? text : '' }).toEqual({ path, key, found: '' });
      }
    }
  });
});

test('a Parquet export shows a small count to the inner circle and to nobody else', async () => {
  const valuesFor = async (key?: string) => {
    const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await fetch(`${server.url}/v1/datastreams/${street.datastream}/export?format=parquet`, { headers });
    const rows = await parquetReadObjects({ file: await answer.arrayBuffer() });
    return rows.map(({ value }) => value as number | null);
  };
  expect(await valuesFor(server.adminKey)).toContain(SMALL);
  for (const key of [undefined, outsider]) {
    const values = await valuesFor(key);
    expect(values).toContain(null);
    expect(values.filter((value) => value !== null && value < MINIMUM)).toEqual([]);
  }
});

test.each(['/v1/signal-queue', '/v1/today'])('%s shows no small count to who has no purpose for it', async (path) => {
  for (const role of ['ward-officer', 'analyst'] as const) {
    const { headers } = await buildPerson(server, { roles: [{ role, placeId: null }] });
    const text = await (await fetch(server.url + path, { headers })).text();
    expect(text).toContain('sentence');
    expect({ role, found: showsSmall(text) ? text : '' }).toEqual({ role, found: '' });
  }
});

describe('SensorThings', () => {
  const results = async (query: string, key?: string) =>
    JSON.parse(await readAs(server, `/v1.1/${query}`, key)) as { '@iot.count'?: number; value: unknown[] };

  test('a batch shows what its requests show alone', async () => {
    const requests = [{ id: 'a', method: 'GET', url: `Datastreams(${street.datastream})/Observations?$top=1000` }];
    const asked = async (key?: string) => {
      const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
      const body = JSON.stringify({ requests });
      return (await fetch(`${server.url}/v1.1/$batch`, { method: 'POST', headers, body })).text();
    };
    expect(showsSmall(await asked(server.adminKey))).toBe(true);
    expect(await asked()).toContain('resultQuality');
    for (const key of [undefined, outsider]) expect(showsSmall(await asked(key))).toBe(false);
  });

  test('a hidden result is null and says why', async () => {
    const [first] = (
      await results(`Datastreams(${street.datastream})/Observations?$orderby=phenomenonTime desc&$top=1`)
    ).value;
    expect(first).toMatchObject({ result: null, resultQuality: { hidden: `count below ${MINIMUM}` } });
  });

  test.each([
    `Observations?$count=true&$filter=result lt ${MINIMUM}`,
    'Observations?$count=true&$filter=result gt 700 and result lt 740',
    'Observations?$count=true&$filter=round(result) eq 737',
    'Observations?$count=true&$filter=not (result ge 1000)',
  ])('a question about results leaves protected series out: %s', async (query) => {
    expect((await results(query, server.adminKey))['@iot.count']).toBeGreaterThan(0);
    expect(await results(query)).toMatchObject({ '@iot.count': 0, value: [] });
    const own = `Datastreams(${street.datastream})/${query}`;
    expect(await results(own)).toMatchObject({ '@iot.count': 0, value: [] });
    const inside = `Datastreams?$filter=id eq ${street.datastream}&$expand=${query.replace('?', '(').replaceAll('&', ';')})`;
    expect((await results(inside)).value).toMatchObject([{ 'Observations@iot.count': 0, Observations: [] }]);
  });

  test.each([
    'Datastreams?$filter=Observations/result lt 1000',
    'Things?$filter=Datastreams/Observations/result eq 737.251',
  ])('nor does a question of what readings belong to find them: %s', async (query) => {
    expect((await results(query, server.adminKey)).value).toHaveLength(1);
    expect((await results(query)).value).toHaveLength(0);
  });

  test('an order by result tells nothing of their order, also not in the link to the next page', async () => {
    const path = `/v1.1/Datastreams(${street.datastream})/Observations?$orderby=result&$top=2`;
    expect(showsSmall(await readAs(server, path, server.adminKey))).toBe(true);
    const text = await readAs(server, path);
    expect(showsSmall(decodeURIComponent(text))).toBe(false);
    const [first] = (JSON.parse(text) as { value: { phenomenonTime: string }[] }).value;
    expect(Date.parse(first?.phenomenonTime ?? '')).toBeLessThan(street.smallFrom);
  });

  test('one reading, its property and its bare value', async () => {
    const path = `Datastreams(${street.datastream})/Observations?$orderby=phenomenonTime desc&$top=1`;
    const id = /"@iot.id":(\d+)/.exec(await readAs(server, `/v1.1/${path}`))?.[1];
    for (const end of ['', '/result', '/result/$value']) {
      expect(showsSmall(await readAs(server, `/v1.1/Observations(${id})${end}`, server.adminKey))).toBe(true);
      expect(showsSmall(await readAs(server, `/v1.1/Observations(${id})${end}`))).toBe(false);
    }
  });
});

describe('what moves', () => {
  async function listen(key: string | undefined, stop: AbortSignal): Promise<{ text: () => string }> {
    const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await fetch(`${server.url}/v1/live`, { headers, signal: stop });
    let text = '';
    const reading = async () => {
      for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
    };
    reading().catch(() => undefined); // ends by the signal
    return { text: () => text };
  }

  test('the live stream and MQTT tell a small count to the inner circle and to its own device only', async () => {
    const stop = new AbortController();
    const [visitor, administrator] = [await listen(undefined, stop.signal), await listen(server.adminKey, stop.signal)];
    const own = (await server.client.createDeviceKey({ id: street.thingId })).key;
    const heard = new Map<string, string>();
    const clients = [];
    for (const [name, key] of Object.entries({ own, outsider, administrator: server.adminKey })) {
      const client = await connectDevice(server.mqttPort, key);
      client.on('message', (_topic, payload) => heard.set(name, (heard.get(name) ?? '') + payload));
      await client.subscribeAsync('v1.1/#');
      clients.push(client);
    }
    const [sender] = clients;
    if (!sender) throw new Error('no sender');
    await publishReading(sender, street.datastream, { phenomenonTime: '2026-11-20T12:10:00Z', result: SMALL });
    await publishReading(sender, street.datastream, { phenomenonTime: '2026-11-20T12:20:00Z', result: 2_345 });
    await until(
      'all have heard of the larger count',
      () => [...heard.values()].length === 3 && [...heard.values()].every((text) => text.includes('2345')),
    );
    expect(Object.fromEntries([...heard].map(([name, text]) => [name, showsSmall(text)]))).toEqual({
      own: true,
      outsider: false,
      administrator: true,
    });
    await until('both pages have heard', () => [visitor, administrator].every(({ text }) => text().includes('2345')));
    expect(showsSmall(visitor.text())).toBe(false);
    stop.abort();
    await Promise.all(clients.map(endDevice));
  });
});

describe('attacks on what is shown', () => {
  test('all doors joined give no hour more than single readings do', async () => {
    const { datastream } = street;
    const path = `/v1/datastreams/${datastream}/band?from=2026-10-25T00:00:00Z&to=2026-11-20T12:30:00Z`;
    const fine = JSON.parse(
      await readAs(server, `/v1/datastreams/${datastream}/band?from=2026-11-20T00:00:00Z&to=2026-11-20T12:10:00Z`),
    ) as { measured: (number | null)[]; hidden?: boolean[] };
    expect(fine.hidden?.filter(Boolean).length).toBeGreaterThanOrEqual(4);
    const coarse = JSON.parse(await readAs(server, path)) as { low: (number | null)[]; mid: (number | null)[] };
    // What was learned from true counts moves in steps of the minimum: no change of it can be read back.
    for (const value of [...coarse.low, ...coarse.mid]) expect((value ?? 0) % MINIMUM).toBe(0);
  });

  test('a mean over readings is made of what is shown of them', async () => {
    const { thingId, datastreams } = await buildThing(server, {
      name: 'Kwartieren',
      passport: { ...(await passportOf(street.thingId)), minimumGroup: 5, intervalSeconds: 900 },
    });
    const [id = 0] = datastreams;
    const counts = [12, 3, 9, 14];
    for (const [i, result] of counts.entries())
      await server.send('POST', `/v1.1/Datastreams(${id})/Observations`, {
        phenomenonTime: new Date(Date.parse('2026-11-20T10:00:00Z') + i * 900_000).toISOString(),
        result,
      });
    await server.rooms.rhythm.settle();
    const path = `/v1/datastreams/${id}/week?week=2026-W47`;
    const friday11 = 4 * 24 + 11;
    const meanFor = async (key?: string) =>
      (JSON.parse(await readAs(server, path, key)) as { measured: number[] }).measured[friday11];
    expect(await meanFor(server.adminKey)).toBe(9.5);
    // 12, 9 and 14, and half the minimum for the one that is hidden: the total does not give it away.
    expect(await meanFor()).toBeCloseTo((12 + 2.5 + 9 + 14) / 4, 3);
    expect(thingId).toBeGreaterThan(0);
  });

  async function passportOf(thingId: number) {
    const [first] = (await server.client.getThing({ id: thingId })).datastreams;
    if (!first?.passport) throw new Error('no passport');
    return first.passport;
  }
});
