import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport } from '../../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import { entityTypes } from '../model.ts';

const COUNT = { name: 'count', symbol: '{count}', definition: 'ucum:{count}' };
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
});
afterAll(() => server.stop());

interface Made {
  readonly id: number;
  readonly path: string;
  readonly thing: number;
  readonly datastreams: readonly number[];
}

type Entity = Record<string, unknown>;
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Entity>(method, path.startsWith('http') ? path.slice(server.url.length) : `/v1.1/${path}`, body, headers);
const list = async (path: string) => (await send('GET', path)).body.value as Entity[];
const at = (n: number) => `2026-05-01T10:${String(n).padStart(2, '0')}:00Z`;

/** Three counters in one device. @param parts what stands in `properties.components` */
async function make(parts: readonly Entity[] = [], change: Entity = {}): Promise<Made> {
  const property = (name: string) => ({ name, definition: `https://example.org/${name}`, description: 'test' });
  const thing = await send('POST', 'Things', {
    name: 'Kruispunt',
    description: '',
    Locations: [
      {
        name: 'plek',
        description: '',
        encodingType: 'application/geo+json',
        location: { type: 'Point', coordinates: [5.18, 52.56] },
      },
    ],
    MultiDatastreams: [
      {
        name: 'Verkeer',
        description: 'test',
        multiObservationDataTypes: [MEASUREMENT, MEASUREMENT, MEASUREMENT],
        unitOfMeasurements: [COUNT, COUNT, COUNT],
        properties: { passport: buildPassport({ finestSeconds: 60 }), components: parts },
        Sensor: { name: 'camera', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
        ObservedProperties: [property('fiets'), property('auto'), property('voetganger')],
        ...change,
      },
    ],
  });
  expect(thing.body).toMatchObject({ name: 'Kruispunt' });
  const [multi] = await list(`Things(${thing.body['@iot.id']})/MultiDatastreams`);
  const id = Number(multi?.['@iot.id']);
  const datastreams = (await list(`MultiDatastreams(${id})/Datastreams`)).map((each) => Number(each['@iot.id']));
  return { id, path: `MultiDatastreams(${id})`, thing: Number(thing.body['@iot.id']), datastreams };
}

const results = async ({ path }: Made, options = '?$orderby=phenomenonTime') =>
  (await list(`${path}/Observations${options}`)).map(({ result }) => result);

test('bundles ordinary datastreams, and shows their readings of one moment as one observation', async () => {
  const made = await make();
  const posted = await send('POST', `${made.path}/Observations`, { phenomenonTime: at(1), result: [3, 40, 7] });
  expect(posted.status).toBe(201);
  expect(posted.body).toMatchObject({ result: [3, 40, 7], 'MultiDatastream@iot.navigationLink': expect.any(String) });
  const again = await send('GET', posted.headers.get('location') ?? '');
  expect(again.body).toEqual(posted.body);
  // Each number is a reading of its own datastream, with its passport and rhythm.
  const [, cars = 0] = made.datastreams;
  expect((await list(`Datastreams(${cars})/Observations`)).map(({ result }) => result)).toEqual([40]);
  expect((await server.client.getThing({ id: made.thing })).datastreams).toHaveLength(3);
  const { body } = await send('GET', made.path);
  expect(body).toMatchObject({
    unitOfMeasurements: [COUNT, COUNT, COUNT],
    phenomenonTime: '2026-05-01T10:01:00.000Z/2026-05-01T10:01:00.000Z',
    properties: {},
  });
});

test('is asked for by what its whole observations span, and in which area', async () => {
  const made = await make();
  await send('POST', `${made.path}/Observations`, { phenomenonTime: at(20), resultTime: at(25), result: [1, 1, 1] });
  await send('POST', `${made.path}/Observations`, { phenomenonTime: at(22), resultTime: at(26), result: [2, 2, 2] });
  // Half an observation is none.
  const [lead = 0] = made.datastreams;
  await send('POST', `Datastreams(${lead})/Observations`, { phenomenonTime: at(30), result: 3 });
  const ask = async (filter: string) =>
    (await list(`MultiDatastreams?$filter=${encodeURIComponent(`id eq ${made.id} and ${filter}`)}`)).length;
  expect(await ask(`phenomenonTime eq ${at(20)}/${at(22)}`)).toBe(1);
  expect(await ask(`during(resultTime,${at(25)}/${at(26)})`)).toBe(1);
  expect(await ask(`after(phenomenonTime,${at(21)})`)).toBe(0);
  expect(await ask("geo.intersects(observedArea,geography'POLYGON((5 52,6 52,6 53,5 53,5 52))')")).toBe(1);
  expect(await ask('observedArea eq null')).toBe(0);
  expect((await list('MultiDatastreams?$orderby=phenomenonTime desc')).map((one) => one['@iot.id'])).toContain(made.id);
});

test('every property and every relation can be followed, there and back', async () => {
  const made = await make();
  const posted = await send('POST', `${made.path}/Observations`, { phenomenonTime: at(1), result: [3, 40, 7] });
  for (const [set, link] of [
    ['MultiDatastreams', made.path],
    ['MultiObservations', String(posted.body['@iot.selfLink'])],
    ['Things', `Things(${made.thing})`],
    ['Sensors', String((await send('GET', `${made.path}/Sensor`)).body['@iot.selfLink'])],
    ['ObservedProperties', String((await list(`${made.path}/ObservedProperties`))[0]?.['@iot.selfLink'])],
  ] as const) {
    const { body: entity } = await send('GET', link);
    for (const name of Object.keys(entityTypes[set].properties)) {
      expect((await send('GET', `${link}/${name}`)).body).toEqual({ [name]: entity[name] });
      expect((await fetch(`${entity['@iot.selfLink']}/${name}/$value`)).status).toBe(200);
    }
    for (const [name, relation] of Object.entries(entityTypes[set].relations)) {
      const { body } = await send('GET', `${link}/${name}`);
      const one = (relation.many ? (body.value as Entity[])[0] : body) as Entity;
      expect(one).toHaveProperty('@iot.id');
      const { body: reference } = await send('GET', `${link}/${name}/$ref`);
      const own = { '@iot.selfLink': one['@iot.selfLink'] };
      expect(relation.many ? (reference.value as Entity[])[0] : reference).toEqual(own);
      const inside = (await send('GET', `${link}?$expand=${name}`)).body[name];
      expect(relation.many ? (inside as Entity[])[0] : inside).toEqual(one);
    }
  }
});

describe('all or nothing', () => {
  test.each<[what: string, parts: Entity[], result: unknown, code: string]>([
    ['a number beyond the range of one', [{}, { max: 100 }, {}], [1, 500, 1], 'result_out_of_range'],
    ['one datastream without a passport', [{}, {}, { passport: null }], [1, 1, 1], 'passport_missing'],
    ['one passport that has expired', [{ passport: expired() }, {}, {}], [1, 1, 1], 'passport_expired'],
    ['a number too few', [], [1, 1], 'invalid_input'],
    ['null in the place of a number', [], [1, null, 1], 'result_not_a_number'],
    ['a field that does not belong to a reading', [], undefined, 'unknown_field'],
  ])('%s refuses the whole observation', async (_what, parts, result, code) => {
    const made = await make(parts);
    const body = {
      phenomenonTime: at(1),
      ...(result === undefined ? { result: [1, 1, 1], kenteken: 'x' } : { result }),
    };
    const answer = await send('POST', `${made.path}/Observations`, body);
    expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
    for (const id of made.datastreams) expect(await list(`Datastreams(${id})/Observations`)).toEqual([]);
  });

  test('a contradiction in one number leaves the others unstored; a repeat is harmless', async () => {
    const made = await make();
    const [, cars = 0] = made.datastreams;
    await send('POST', `Datastreams(${cars})/Observations`, { phenomenonTime: at(5), result: 9 });
    const path = `${made.path}/Observations`;
    const refused = await send('POST', path, { phenomenonTime: at(5), result: [1, 2, 3] });
    expect([refused.status, refused.body.code]).toEqual([409, 'conflicting_reading']);
    // A half observation is none.
    expect(await results(made)).toEqual([]);
    expect((await send('POST', path, { phenomenonTime: at(5), result: [1, 9, 3] })).status).toBe(201);
    expect((await send('POST', path, { phenomenonTime: at(5), result: [1, 9, 3] })).status).toBe(200);
    expect(await results(made)).toEqual([[1, 9, 3]]);
    const near = await send('POST', path, { phenomenonTime: '2026-05-01T10:05:30Z', result: [1, 9, 3] });
    expect([near.status, near.body.code]).toEqual([403, 'interval_too_fine']);
    expect(await results(made)).toEqual([[1, 9, 3]]);
  });

  test('of a data array each row is stored whole or not at all, beside groups of ordinary datastreams', async () => {
    const made = await make([{}, { max: 100 }, {}]);
    const [bikes = 0] = made.datastreams;
    const rows = [
      [at(1), [1, 2, 3]],
      [at(2), [1, 200, 3]],
      [at(3), [1, 2]],
      [at(3), [4, 5, 6]],
      ['2026-05-01T10:03:10Z', [4, 5, 6]],
      [at(3), [4, 5, 7]],
      [at(1), [1, 2, 3]],
    ];
    const group = {
      MultiDatastream: { '@iot.id': made.id },
      components: ['phenomenonTime', 'result'],
      dataArray: rows,
    };
    const single = {
      Datastream: { '@iot.id': bikes },
      components: ['phenomenonTime', 'result'],
      dataArray: [
        [at(20), 1],
        [at(20), 2],
      ],
    };
    const answer = await server.send<unknown>('POST', '/v1.1/CreateObservations', [single, group]);
    const links = (answer.body as string[]).map((text) => text === 'error');
    expect(links).toEqual([false, true, false, true, true, false, true, true, false]);
    expect(await results(made)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const short = await send('POST', 'CreateObservations', [group], { prefer: 'return=minimal' });
    expect(short.body).toMatchObject({ stored: 0, repeated: 3, refusedTotal: 4 });
  });

  test('many senders at once lose nothing and store no half', async () => {
    const made = await make();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        send('POST', `${made.path}/Observations`, { phenomenonTime: at(i % 20), result: [i, i % 20, 1] }),
      ),
    );
    const stored = answers.filter(({ status }) => status === 201);
    expect(stored).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
    expect(await results(made)).toHaveLength(20);
    for (const id of made.datastreams) expect(await list(`Datastreams(${id})/Observations`)).toHaveLength(20);
  });

  test('a change set that fails takes its observations along', async () => {
    const made = await make();
    const post = (id: string, n: number, result: unknown) => ({
      id,
      atomicityGroup: 'g',
      method: 'post',
      url: `${made.path}/Observations`,
      body: { phenomenonTime: at(n), result },
    });
    await send('POST', '$batch', { requests: [post('a', 1, [1, 2, 3]), post('b', 2, [1])] });
    expect(await results(made)).toEqual([]);
    await send('POST', '$batch', { requests: [post('a', 1, [1, 2, 3]), post('b', 2, [4, 5, 6])] });
    expect(await results(made)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
});

test('filters, sorts and pages by one of the numbers', async () => {
  const made = await make();
  for (const n of [1, 2, 3, 4]) {
    const body = { phenomenonTime: at(n), result: [n, 10 - n, n % 2], resultTime: at(n + 1) };
    expect((await send('POST', 'Observations', { ...body, MultiDatastream: { '@iot.id': made.id } })).status).toBe(201);
  }
  const ask = (text: string) => `?${text.replaceAll(' ', '%20')}`;
  expect(await results(made, ask('$filter=result[1] ge 7 and result[2] eq 1&$orderby=phenomenonTime'))).toEqual([
    [1, 9, 1],
    [3, 7, 1],
  ]);
  const first = (await send('GET', `${made.path}/Observations${ask('$orderby=result[1]&$top=3&$count=true')}`)).body;
  expect([first['@iot.count'], (first.value as Entity[]).map(({ result }) => result)]).toEqual([
    4,
    [
      [4, 6, 0],
      [3, 7, 1],
      [2, 8, 0],
    ],
  ]);
  const next = (await send('GET', String(first['@iot.nextLink']))).body.value as Entity[];
  expect(next.map(({ result }) => result)).toEqual([[1, 9, 1]]);
  const { body } = await send('GET', `${made.path}/Observations?$filter=result%20gt%203`);
  expect(body).toMatchObject({ code: 'invalid_query', detail: expect.stringContaining('result[0]') });
  const byUnit = await list(`MultiDatastreams${ask("$filter=unitOfMeasurements[1]/symbol eq '{count}'")}`);
  expect(byUnit.length).toBeGreaterThan(0);
  const found = await list(`Things${ask('$filter=MultiDatastreams/Observations/result[1] eq 6&$select=id')}`);
  expect(found.map((thing) => thing['@iot.id'])).toContain(made.thing);
  expect((await send('GET', `${made.path}/Observations?$resultFormat=CSV&$select=result`)).status).toBe(200);
  const arrays = await list(`${made.path}/Observations?$resultFormat=dataArray&$select=result&$top=2`);
  expect(arrays).toMatchObject([{ components: ['result'], dataArray: [[[1, 9, 1]], [[2, 8, 0]]] }]);
});

test('properties come in the order of the numbers, page after page', async () => {
  const made = await make();
  const names = async (path: string) => (await list(path)).map(({ name }) => name);
  expect(await names(`${made.path}/ObservedProperties`)).toEqual(['fiets', 'auto', 'voetganger']);
  const { body } = await send('GET', `${made.path}/ObservedProperties?$top=2`);
  expect(await names(String(body['@iot.nextLink']))).toEqual(['voetganger']);
  const whole = (await send('GET', `${made.path}?$expand=ObservedProperties,Datastreams($select=name)`)).body;
  expect((whole.Datastreams as Entity[]).map(({ name }) => name)).toEqual([
    'Verkeer: fiets',
    'Verkeer: auto',
    'Verkeer: voetganger',
  ]);
});

test('a small count stays hidden in its place, also from filters', async () => {
  const made = await make([{ passport: buildPassport({ minimumGroup: 5, finestSeconds: 60 }) }, {}, {}]);
  await send('POST', `${made.path}/Observations`, { phenomenonTime: at(1), result: [3, 3, 3] });
  const visitor = async (path: string) => (await (await fetch(`${server.url}/v1.1/${path}`)).json()) as Entity;
  const [row] = (await visitor(`${made.path}/Observations`)).value as Entity[];
  expect(row).toMatchObject({ result: [null, 3, 3], resultQuality: [{ hidden: 'count below 5' }, null, null] });
  for (const filter of ['result[0] eq 3', 'result[0] lt 4', 'not (result[0] gt 4)']) {
    const { value } = await visitor(`${made.path}/Observations?$filter=${encodeURIComponent(filter)}`);
    expect(value).toEqual([]);
  }
  expect(await results(made, `?$filter=${encodeURIComponent('result[0] eq 3')}`)).toEqual([[3, 3, 3]]);
});

test('changes and deletions take all numbers together', async () => {
  const made = await make([{}, { max: 100 }, {}]);
  const { body } = await send('POST', `${made.path}/Observations`, { phenomenonTime: at(1), result: [1, 2, 3] });
  const link = String(body['@iot.selfLink']);
  expect((await send('PATCH', link, { result: [4, 500, 6] })).status).toBe(400);
  expect(await results(made)).toEqual([[1, 2, 3]]);
  expect((await send('PATCH', link, { result: [4, 5, 6] })).body).toMatchObject({ result: [4, 5, 6] });
  // They move together too, and not where one of them finds its place taken.
  await send('POST', `Datastreams(${made.datastreams[2]})/Observations`, { phenomenonTime: at(5), result: 9 });
  expect((await send('PATCH', link, { phenomenonTime: at(5) })).status).toBe(409);
  const moved = await send('PATCH', link, { phenomenonTime: at(3) });
  expect(moved).toMatchObject({ status: 200, body: { result: [4, 5, 6] } });
  expect(moved.headers.get('location')).toBe(moved.body['@iot.selfLink']);
  expect(moved.body['@iot.selfLink']).not.toBe(link);
  expect((await send('GET', link)).body).toEqual(moved.body);
  expect(await results(made)).toEqual([[4, 5, 6]]);
  expect((await send('DELETE', link)).status).toBe(200);
  expect((await send('GET', String(moved.body['@iot.selfLink']))).status).toBe(404);
  for (const id of made.datastreams.slice(0, 2)) expect(await list(`Datastreams(${id})/Observations`)).toEqual([]);
});

test('units change for all components, and their thing and sensor only together', async () => {
  const made = await make();
  const [first = 0] = made.datastreams;
  const unit = { name: 'per uur', symbol: '/h', definition: 'ucum:/h' };
  const wrong = await send('PATCH', made.path, { unitOfMeasurements: [unit] });
  expect([wrong.status, wrong.body.code]).toEqual([400, 'invalid_input']);
  const right = await send('PATCH', made.path, { unitOfMeasurements: [unit, COUNT, COUNT], name: 'Anders' });
  expect(right.body).toMatchObject({ name: 'Anders', unitOfMeasurements: [unit, COUNT, COUNT] });
  const alone = await send('PATCH', `Datastreams(${first})`, { Thing: { '@iot.id': made.thing } });
  expect([alone.status, alone.body.code]).toEqual([409, 'conflict']);
  const other = await make();
  expect((await send('PATCH', made.path, { Thing: { '@iot.id': other.thing } })).status).toBe(200);
  expect(await list(`Things(${other.thing})/MultiDatastreams`)).toHaveLength(2);
  expect(await list(`Things(${other.thing})/Datastreams`)).toHaveLength(6);
});

describe('deleting', () => {
  test('a MultiDatastream goes with its datastreams and their readings', async () => {
    const made = await make();
    await send('POST', `${made.path}/Observations`, { phenomenonTime: at(1), result: [1, 2, 3] });
    expect((await send('DELETE', made.path)).status).toBe(200);
    for (const id of made.datastreams) expect((await send('GET', `Datastreams(${id})`)).status).toBe(404);
    expect((await send('GET', made.path)).status).toBe(404);
    expect((await send('POST', `${made.path}/Observations`, { result: [1, 2, 3] })).status).toBe(404);
  });

  test('it goes with one of its properties, and with its thing', async () => {
    const [one, two] = [await make(), await make()];
    const [property] = await list(`${one.path}/ObservedProperties`);
    await send('DELETE', String(property?.['@iot.selfLink']));
    await send('DELETE', `Things(${two.thing})`);
    for (const { path, datastreams } of [one, two]) {
      expect((await send('GET', path)).status).toBe(404);
      for (const id of datastreams) expect((await send('GET', `Datastreams(${id})`)).status).toBe(404);
    }
  });

  test('without one of its datastreams it is none; the others stay', async () => {
    const made = await make();
    const [first, second] = made.datastreams;
    await send('DELETE', `Datastreams(${first})`);
    expect((await send('GET', made.path)).status).toBe(404);
    expect((await send('GET', `Datastreams(${second})`)).status).toBe(200);
  });
});

test('one number stands for a datastream or a MultiDatastream, never for both', async () => {
  const made = await make();
  const other = await make();
  const all = [made, other].flatMap(({ id, datastreams }) => [id, ...datastreams]);
  expect(new Set(all).size).toBe(8);
});

test.each<[what: string, change: Entity]>([
  ['a unit too few', { unitOfMeasurements: [COUNT] }],
  ['another observationType', { observationType: MEASUREMENT }],
  ['no types', { multiObservationDataTypes: [] }],
])('%s is refused, and nothing is made', async (_what, change) => {
  const before = (await list('Things')).length;
  await expect(make([], change)).rejects.toThrow();
  expect(await list('Things')).toHaveLength(before);
});

function expired() {
  return buildPassport({ validUntil: '2026-01-01T00:00:00Z', finestSeconds: 60 });
}
