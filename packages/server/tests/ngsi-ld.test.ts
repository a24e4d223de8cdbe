import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextDocument } from '../src/observations/ngsi/context-document.ts';
import { smartModels } from '../src/sensors/index.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { schemaOf } from './kit/smart-model-schemas.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const at = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const samples = new URL('../../../../shared/data/ngsi-ld-samples/', import.meta.url);
const hasSamples = existsSync(samples);
if (!hasSamples) console.log('skipped: no shared/data/ngsi-ld-samples beside the project');

let server: TestServer;
let made = 0;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
});
afterAll(() => server?.stop());

/** A thing that stands for an entity, in the field, with a key of its own. */
async function makeThing(model: string, { identity = `urn:ngsi-ld:Test:${++made}`, minimumGroup = 1 } = {}) {
  await server.client.announceDevice({ body: { claim: `WR1:${model}:${identity}` } });
  const found = (await server.client.listFoundDevices()).items.find((one) => one.identity === identity);
  const body = { name: `Entiteit ${made}`, deviceType: model };
  const thing = await server.client.addFoundDevice({ id: found?.id ?? 0, body });
  for (const { id, unit } of thing.datastreams)
    await server.client.putPassport({ id, body: buildPassport({ unit, intervalSeconds: 60, minimumGroup }) });
  await server.client.changeStage({ id: thing.id, body: { to: 'lab' } });
  const { key } = await server.client.createDeviceKey({ id: thing.id });
  return { ...thing, identity, key };
}

const notify = async (thing: { id: number; key: string }, body: unknown, type = 'application/ld+json') => {
  const headers = { 'content-type': type, authorization: `Bearer ${thing.key}` };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${server.url}/v1/things/${thing.id}/ngsi-notifications`, {
    method: 'POST',
    headers,
    body: text,
  });
  return {
    status: answer.status,
    text: await answer.clone().text(),
    body: (await answer.json()) as {
      items: { attribute: string | null; outcome: string; refusal: string | null }[];
      left: number;
      code?: string;
    },
  };
};
const outcomes = async (thing: { id: number; key: string }, body: unknown) =>
  (await notify(thing, body)).body.items.map(({ attribute, outcome, refusal }) => [attribute, refusal ?? outcome]);
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + path, { headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as never };
};
const admin = () => ({ authorization: `Bearer ${server.adminKey}` });

describe('a context broker notifies', () => {
  test.each([
    ['normalized', { LAeq: { type: 'Property', value: 61.5, unitCode: '2N', observedAt: at(30) } }],
    ['concise', { LAeq: { value: 61.5, observedAt: at(30) } }],
    ['simplified', { LAeq: 61.5, dateObservedFrom: at(30) }],
  ])('%s', async (_form, attributes) => {
    const thing = await makeThing('ngsi-noise-level-observed');
    const entity = {
      id: thing.identity,
      type: 'NoiseLevelObserved',
      location: { type: 'Point', coordinates: [4, 52] },
      ...attributes,
    };
    const body = {
      id: 'urn:ngsi-ld:Notification:1',
      type: 'Notification',
      subscriptionId: 'x',
      notifiedAt: at(0),
      data: [entity],
    };
    expect(await outcomes(thing, body)).toEqual([['LAeq', 'stored']]);
    expect(await outcomes(thing, body)).toEqual([['LAeq', 'repeated']]);
    const datastream = thing.datastreams.find(({ name }) => name === 'LAeq')?.id;
    const { body: stored } = await get(`/v1.1/Datastreams(${datastream})/Observations?$select=phenomenonTime,result`);
    expect((stored as { value: unknown[] }).value).toMatchObject([{ phenomenonTime: at(30), result: 61.5 }]);
  });

  test('what is no reading is refused attribute by attribute, and the rest is stored', async () => {
    const thing = await makeThing('ngsi-air-quality-observed');
    const entity = {
      id: thing.identity,
      type: 'https://smartdatamodels.org/dataModel.Environment/AirQualityObserved',
      dateObserved: { type: 'Property', value: { '@type': 'DateTime', '@value': at(20) } },
      no2: { type: 'Property', value: 0.02, unitCode: 'GP' },
      pm25: { type: 'LanguageProperty', languageMap: { nl: 'veel', en: 'much' } },
      pm10: [
        { type: 'Property', value: 3, datasetId: 'urn:a' },
        { type: 'Property', value: 4, datasetId: 'urn:b' },
      ],
      temperature: { type: 'Property', value: 285.15, unitCode: 'KEL' },
      relativeHumidity: { type: 'Property', value: 0.54 },
      co2: { type: 'Property', value: 420, unitCode: 'CEL' },
      refOwner: { type: 'Relationship', object: 'urn:ngsi-ld:Person:jan.jansen' },
      'license plate': 'AB-123-C',
      contactPoint: { email: 'jan@example.org' },
      note: 'bel jan.jansen@example.org',
      address: { type: 'Property', value: { addressLocality: 'Utrecht' } },
    };
    const { body, text } = await notify(thing, [entity]);
    expect(body.items.map(({ attribute, outcome, refusal }) => [attribute, refusal ?? outcome])).toEqual([
      ['no2', 'stored'],
      ['pm25', 'language'],
      ['pm10', 'array'],
      ['temperature', 'stored'],
      ['relativeHumidity', 'stored'],
      ['co2', 'unit'],
      ...Array.from({ length: 4 }, () => [null, 'person']),
    ]);
    expect(body.left).toBe(2);
    expect(text).not.toMatch(/jansen|AB-123|refOwner|plate|contactPoint/i);
    const { body: things } = await get(
      `/v1.1/Things(${thing.id})/Datastreams?$expand=Observations($select=result)&$orderby=id`,
    );
    const results = (things as { value: { Observations: { result: number }[] }[] }).value.map(({ Observations }) =>
      Observations.map(({ result }) => result),
    );
    expect(results).toEqual([[20], [], [], [12], [54], []]);
    const kept = await server.context.database.pool.query(
      "select string_agg(t::text, ' ') as all from (select properties::text as t from thing union all select properties::text from datastream) x",
    );
    expect(JSON.stringify(kept.rows)).not.toMatch(/jansen|AB-123/i);
  });

  test.each([
    ['a value that is missing', { status: 'unknown' }, [['status', 'gap']]],
    ['null', { status: { type: 'Property', value: 'urn:ngsi-ld:null' } }, [['status', 'gap']]],
    [
      'a time that is none',
      { status: { type: 'Property', value: 'free', observedAt: 'gisteren' } },
      [['status', 'time']],
    ],
    ['a relationship', { status: { type: 'Relationship', object: 'urn:x:y' } }, [['status', 'relationship']]],
  ])('%s', async (_name, attributes, expected) => {
    const thing = await makeThing('ngsi-parking-spot');
    expect(await outcomes(thing, { id: thing.identity, type: 'ParkingSpot', ...attributes })).toEqual(expected);
  });

  test('another entity, another type and another key are refused', async () => {
    const thing = await makeThing('ngsi-noise-level-observed');
    expect(await outcomes(thing, { id: 'urn:ngsi-ld:X:9', type: 'NoiseLevelObserved', LAeq: 1 })).toEqual([
      [null, 'other-entity'],
    ]);
    expect(await outcomes(thing, { id: thing.identity, type: 'AirQualityObserved', no2: 1 })).toEqual([
      [null, 'other-type'],
    ]);
    const other = await makeThing('ngsi-noise-level-observed');
    expect((await notify({ id: thing.id, key: other.key }, { type: 'NoiseLevelObserved' })).body.code).toBe(
      'key_other_thing',
    );
    expect((await notify({ id: thing.id, key: 'onbekend-en-lang' }, {})).status).toBe(401);
    expect((await notify(thing, { hello: 'there' })).body.code).toBe('message_unreadable');
    expect((await notify(thing, '{"__proto__": {"type": "x"}}')).status).toBe(400);
  });

  test('whatever comes, every attribute has one verdict and the server goes on', async () => {
    const thing = await makeThing('ngsi-crowd-flow-observed');
    const value = fc.oneof(
      fc.integer(),
      fc.string(),
      fc.constant(null),
      fc.json().map((text) => JSON.parse(text) as unknown),
      fc.record({ type: fc.string(), value: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ peopleCount: value, dateObserved: value }), async (attributes) => {
        // Refused while it is read, as for every door: see the test above.
        fc.pre(!/__proto__|constructor/.test(JSON.stringify(attributes)));
        const { status, body } = await notify(thing, { id: thing.identity, type: 'CrowdFlowObserved', ...attributes });
        expect(status).toBe(200);
        expect(body.items.length + body.left).toBe(2);
      }),
      { numRuns: 25 },
    );
  });

  test.skipIf(!hasSamples)('the published examples are read, in each form', async () => {
    for (const model of smartModels) {
      const thing = await makeThing(model.id);
      for (const form of ['example-normalized.jsonld', 'example.jsonld', 'example.json']) {
        const entity = JSON.parse(readFileSync(new URL(`${model.type}/${form}`, samples), 'utf8')) as object;
        const { status, body } = await notify(thing, { ...entity, id: thing.identity });
        expect({ model: model.type, form, status }).toEqual({ model: model.type, form, status: 200 });
        const refused = body.items.filter(({ refusal }) => refusal !== null && refusal !== 'person');
        expect({ model: model.type, form, refused }).toEqual({ model: model.type, form, refused: [] });
      }
    }
  });
});

describe('readings go out as entities', () => {
  type Instance = { type?: string; value: number; observedAt: string; unitCode?: string };
  type Entity = { id: string; type: string } & Record<string, unknown>;
  const MINIMUM = 10;
  let crowd: number;
  let noise: number;
  const crowdId = () => `urn:ngsi-ld:CrowdFlowObserved:wijkritme:${crowd}`;
  const noiseId = () => `urn:ngsi-ld:NoiseLevelObserved:wijkritme:${noise}`;

  async function sendRows(datastream: number, rows: readonly (readonly [string, number])[]) {
    const body = [{ Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray: rows }];
    const { body: sent } = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', body, {
      prefer: 'return=minimal',
    });
    expect(sent.stored).toBe(rows.length);
  }
  beforeAll(async () => {
    const passport = buildPassport({ minimumGroup: MINIMUM, intervalSeconds: 60 });
    crowd = (await buildThing(server, { name: 'Kade', passport, simulated: true })).datastreams[0] ?? 0;
    noise = (await buildThing(server, { name: 'Plein', property: 'sound-level' })).datastreams[0] ?? 0;
    await sendRows(crowd, [
      [at(30), 40],
      [at(20), 3],
      [at(10), 50],
    ]);
    await sendRows(
      noise,
      Array.from({ length: 1_500 }, (_, index) => [at(3_000 - index), 40 + (index % 20)] as const),
    );
  });

  test('as they are now, in three forms, with the names inside or in a header', async () => {
    const { body, headers } = await get(`/ngsi-ld/v1/entities?id=${crowdId()}`);
    const [entity] = body as Entity[];
    expect(entity).toMatchObject({
      id: crowdId(),
      type: 'CrowdFlowObserved',
      peopleCount: { type: 'Property', value: 50, observedAt: at(10), unitCode: 'C62' },
      location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [5.18, 52.56] } },
      simulated: { type: 'Property', value: true },
    });
    expect(headers.get('link')).toContain('/ngsi-ld/v1/context.jsonld>; rel="http://www.w3.org/ns/json-ld#context"');
    const { body: concise } = await get(`/ngsi-ld/v1/entities/${crowdId()}?options=concise`);
    expect(concise).toMatchObject({ peopleCount: { value: 50, observedAt: at(10) }, dateObserved: at(10) });
    const { body: ld, headers: ldHeaders } = await get(`/ngsi-ld/v1/entities/${crowdId()}?options=keyValues`, {
      accept: 'application/ld+json',
    });
    expect(ldHeaders.get('content-type')).toContain('application/ld+json');
    expect(ld).toMatchObject({ peopleCount: 50, '@context': `${server.url}/ngsi-ld/v1/context.jsonld` });
  });

  test('a small count is not there for outsiders, now or through time, and nobody can filter by it', async () => {
    const path = `/ngsi-ld/v1/temporal/entities/${crowdId()}?timerel=after&timeAt=${at(60)}`;
    const values = async (headers = {}) =>
      ((await get(path, headers)).body as { peopleCount: Instance[] }).peopleCount.map(({ value }) => value);
    expect(await values()).toEqual([40, 50]);
    expect(await values(admin())).toEqual([40, 3, 50]);
    await sendRows(crowd, [[at(5), 2]]);
    const { body: outside } = await get(`/ngsi-ld/v1/entities/${crowdId()}?options=keyValues`);
    expect(outside).not.toHaveProperty('peopleCount');
    expect((await get(`/ngsi-ld/v1/entities/${crowdId()}?options=keyValues`, admin())).body).toMatchObject({
      peopleCount: 2,
    });
    expect((await get('/ngsi-ld/v1/entities?type=CrowdFlowObserved&q=peopleCount<5')).status).toBe(400);
  });

  test('through time: forms, lastN, and a part of what does not fit', async () => {
    const last = await get(`/ngsi-ld/v1/temporal/entities?type=NoiseLevelObserved&lastN=2&options=temporalValues`);
    const found = (last.body as Entity[]).find(({ id }) => id === noiseId());
    expect(found?.LAeq).toEqual({
      type: 'Property',
      values: [
        [58, at(1_502)],
        [59, at(1_501)],
      ],
    });
    const all: Instance[] = [];
    let path = `/ngsi-ld/v1/temporal/entities?id=${noiseId()}&timerel=between&timeAt=${at(3_000)}&endTimeAt=${at(0)}`;
    for (let turn = 0; turn < 3; turn++) {
      const { status, headers, body } = await get(path);
      all.push(...((body as { LAeq: Instance[] }[])[0]?.LAeq ?? []));
      if (status !== 206) break;
      const end = /-(\d{4}-[^/]+)\/\*$/.exec(headers.get('content-range') ?? '')?.[1];
      path = `/ngsi-ld/v1/temporal/entities?id=${noiseId()}&timerel=after&timeAt=${end}`;
    }
    expect(all).toHaveLength(1_500);
    expect(new Set(all.map(({ observedAt }) => observedAt)).size).toBe(1_500);
    expect(all[0]).toEqual({ type: 'Property', value: 40, observedAt: at(3_000), unitCode: '2N' });
  });

  test('page by page', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/ngsi-ld/v1/entities?attrs=LAeq,peopleCount&limit=1&count=true';
    let total = 0;
    while (path) {
      const { body, headers }: Awaited<ReturnType<typeof get>> = await get(path);
      seen.push(...(body as Entity[]).map(({ id }) => id));
      total = Number(headers.get('ngsild-results-count'));
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]?.slice(server.url.length);
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    expect(seen).toEqual(expect.arrayContaining([crowdId(), noiseId()]));
  });

  test.each([
    ['/ngsi-ld/v1/entities', 'type'],
    ['/ngsi-ld/v1/entities?type=A&geometry=Point', 'geometry'],
    ['/ngsi-ld/v1/entities?type=A&limit=1000', 'limit'],
    ['/ngsi-ld/v1/entities?type=A&type=B', 'type'],
    ['/ngsi-ld/v1/entities?type=A&options=temporalValues', 'options'],
    ['/ngsi-ld/v1/temporal/entities?type=A', 'timerel'],
    ['/ngsi-ld/v1/temporal/entities?type=A&timerel=during&timeAt=2026-01-01T00:00:00Z', 'timerel'],
    ['/ngsi-ld/v1/temporal/entities?type=A&timerel=between&timeAt=2026-01-01T00:00:00Z', 'endTimeAt'],
    ['/ngsi-ld/v1/temporal/entities?type=A&timerel=after&timeAt=gisteren', 'timeAt'],
    ['/ngsi-ld/v1/temporal/entities?type=A&lastN=0', 'lastN'],
  ])('%s is refused: %s', async (path, name) => {
    const { status, body } = await get(path);
    expect({ status, ...(body as object) }).toMatchObject({
      status: 400,
      code: 'invalid_query',
      detail: expect.stringContaining(`"${name}"`),
    });
  });

  test('an entity of another broker, or under another type, is not here', async () => {
    for (const id of [
      'urn:ngsi-ld:Room:1',
      `urn:ngsi-ld:Other:wijkritme:${crowd}`,
      'urn:ngsi-ld:NoiseLevelObserved:wijkritme:999999',
    ])
      expect((await get(`/ngsi-ld/v1/entities/${id}`)).status).toBe(404);
  });

  test('every name that goes out is in our own context, which leans on no other host', async () => {
    const { body } = await get('/ngsi-ld/v1/context.jsonld');
    expect(body).toEqual(JSON.parse(JSON.stringify(contextDocument)));
    const known = new Set(Object.keys(contextDocument['@context']));
    const { body: entities } = await get('/ngsi-ld/v1/entities?attrs=LAeq,peopleCount,intensity,no2,value&limit=100');
    const { body: types } = await get('/ngsi-ld/v1/types');
    const used = [
      ...(entities as Entity[]).flatMap((entity) => [entity.type, ...Object.keys(entity)]),
      ...(types as { typeList: string[] }).typeList,
    ];
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  test.skipIf(!hasSamples)('what goes out is valid by the published schemas', async () => {
    const { body } = await get(
      '/ngsi-ld/v1/entities?type=NoiseLevelObserved,CrowdFlowObserved&options=keyValues&limit=100',
      admin(),
    );
    const entities = body as Entity[];
    expect(new Set(entities.map(({ type }) => type))).toEqual(new Set(['NoiseLevelObserved', 'CrowdFlowObserved']));
    const measured = entities.filter((entity) => 'dateObserved' in entity);
    expect(measured.length).toBeGreaterThan(1);
    for (const entity of measured) {
      const validate = schemaOf(samples, entity.type);
      validate(entity);
      expect({ id: entity.id, errors: validate.errors ?? [] }).toEqual({ id: entity.id, errors: [] });
    }
  });

  test.skipIf(!hasSamples)(
    'those schemas take their own examples, and nothing without a place or with an odd id',
    () => {
      for (const type of ['NoiseLevelObserved', 'CrowdFlowObserved', 'TrafficFlowObserved']) {
        const validate = schemaOf(samples, type);
        const example = JSON.parse(readFileSync(new URL(`${type}/example.json`, samples), 'utf8')) as object;
        expect([type, validate(example), validate.errors]).toEqual([type, true, null]);
        for (const wrong of [
          { location: { type: 'Point' } },
          { location: { type: 'Point', coordinates: ['5', 52] } },
          { id: 'a b' },
        ])
          expect(validate({ ...example, ...wrong }), `${type} ${JSON.stringify(wrong)}`).toBe(false);
      }
    },
  );
});
