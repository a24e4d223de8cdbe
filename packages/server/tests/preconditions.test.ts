import { randomUUID } from 'node:crypto';
import { type OperationDeclaration, operations } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const tagAt = async (path: string) => (await server.send('GET', path)).headers.get('etag') ?? 'none';
const change = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  server.send<{ code?: string; name?: string; title?: string }>(method, path, body, headers);

describe('an entity of SensorThings', () => {
  const named = (name: string) => ({ name, description: 'test' });
  async function makeThing(name: string): Promise<string> {
    const made = await server.send<{ '@iot.id': number }>('POST', '/v1.1/Things', named(name));
    return `/v1.1/Things(${made.body['@iot.id']})`;
  }

  it.each(['PATCH', 'PUT'])('is changed by %s while it is what the ETag names', async (method) => {
    const path = await makeThing('first');
    const seen = await tagAt(path);
    expect(seen).toMatch(/^"[\w-]{27}"$/);
    const done = await change(method, path, named('second'), { 'if-match': seen });
    expect(done).toMatchObject({ status: 200, body: { name: 'second' } });
    const late = await change(method, path, named('third'), { 'if-match': seen });
    expect(late).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    expect((await server.send('GET', path)).body).toMatchObject({ name: 'second' });
  });

  it('gets its new ETag with the answer of PATCH', async () => {
    const path = await makeThing('first');
    const done = await change('PATCH', path, { name: 'second' }, {});
    expect(done.headers.get('etag')).toBe(await tagAt(path));
  });

  it('is deleted only as it was seen', async () => {
    const path = await makeThing('first');
    const seen = await tagAt(path);
    await server.send('PATCH', path, { name: 'second' });
    expect((await change('DELETE', path, undefined, { 'if-match': seen })).status).toBe(412);
    expect((await change('DELETE', path, undefined, { 'if-match': await tagAt(path) })).status).toBe(200);
    expect((await change('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(404);
  });

  it('is deleted with its readings while others send more', async () => {
    const { datastreams, thingId } = await buildThing(server);
    const path = `/v1.1/Things(${thingId})`;
    const seen = await tagAt(path);
    const readings = Array.from({ length: 10 }, (_, i) =>
      server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
        result: i,
        phenomenonTime: new Date(Date.UTC(2026, 0, 1, i)).toISOString(),
      }),
    );
    const gone = await change('DELETE', path, undefined, { 'if-match': seen });
    await Promise.all(readings);
    expect(gone.status).toBe(200);
    expect((await server.send('GET', `/v1.1/Datastreams(${datastreams[0]})`)).status).toBe(404);
  });

  it('goes by strong comparison, a list, * and If-None-Match', async () => {
    const path = await makeThing('first');
    const seen = await tagAt(path);
    const statuses = [];
    for (const headers of [
      { 'if-match': `W/${seen}` },
      { 'if-match': '"other"' },
      { 'if-none-match': '*' },
      { 'if-none-match': `W/${seen}` },
      { 'if-match': 'no tag' },
      { 'if-match': `"other", ${seen}`, 'if-none-match': '"other"' },
      { 'if-match': '*' },
    ] as Record<string, string>[])
      statuses.push((await change('PATCH', path, { description: 'same' }, headers)).status);
    expect(statuses).toEqual([412, 412, 412, 412, 400, 200, 200]);
  });

  it('is told by what was selected of it, so that readings that come in do not count', async () => {
    const { datastreams } = await buildThing(server);
    const path = `/v1.1/Datastreams(${datastreams[0]})`;
    const [whole, chosen] = [await tagAt(path), await tagAt(`${path}?$select=name,description`)];
    await server.send('POST', `${path}/Observations`, { result: 3 });
    await expect.poll(() => tagAt(path)).not.toBe(whole);
    expect((await change('PATCH', path, { description: 'x' }, { 'if-match': whole })).status).toBe(412);
    const selected = `${path}?$select=name,description`;
    expect((await change('PATCH', selected, { description: 'x' }, { 'if-match': chosen })).status).toBe(200);
  });

  it('lets exactly one of many through who saw the same', async () => {
    const path = await makeThing('first');
    for (let round = 0; round < 3; round++) {
      const seen = await tagAt(path);
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          change('PATCH', path, { name: `round ${round} by ${i}` }, { 'if-match': seen }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
      const winner = answers.find(({ status }) => status === 200);
      expect((await server.send('GET', path)).body.name).toBe(winner?.body.name);
    }
  });

  it('keeps what somebody without a condition changed in between', async () => {
    const path = await makeThing('first');
    const seen = await tagAt(path);
    const writers = Array.from({ length: 6 }, (_, i) =>
      i % 2 === 0
        ? change('PATCH', path, { name: 'careful' }, { 'if-match': seen })
        : change('PATCH', path, { description: `bold ${i}` }, {}),
    );
    const statuses = (await Promise.all(writers)).map(({ status }) => status);
    expect(statuses.filter((_, i) => i % 2 === 1)).toEqual([200, 200, 200]);
    expect(statuses.filter((_, i) => i % 2 === 0).filter((status) => status === 200).length).toBeLessThanOrEqual(1);
    expect((await server.send('GET', path)).body.description).toMatch(/^bold/);
  });

  it('takes a condition inside a batch, and tells its ETag there', async () => {
    const path = await makeThing('first');
    const url = path.slice('/v1.1/'.length);
    const seen = await tagAt(path);
    const requests = [
      { id: 'a', method: 'PATCH', url, body: { name: 'second' }, headers: { 'If-Match': seen } },
      { id: 'b', method: 'PATCH', url, body: { name: 'third' }, headers: { 'If-Match': seen } },
      { id: 'c', method: 'GET', url },
    ];
    const headers = { prefer: 'continue-on-error' };
    const { body } = await server.send<{ responses: { status: number; headers?: { etag?: string } }[] }>(
      'POST',
      '/v1.1/$batch',
      { requests },
      headers,
    );
    expect(body.responses.map(({ status }) => status)).toEqual([200, 412, 200]);
    expect(body.responses[2]?.headers?.etag).toBe(await tagAt(path));
    const grouped = requests.slice(0, 1).map((request) => ({ ...request, atomicityGroup: 'g' }));
    expect((await server.send('POST', '/v1.1/$batch', { requests: grouped })).status).toBe(400);
  });
});

describe('a resource of our own', () => {
  it('is changed while it is what the ETag names, and not by who may not', async () => {
    const path = `/v1/places/${(await layDistricts(server)).here}/alarm-budget`;
    const seen = await tagAt(path);
    const first = await change('PUT', path, { perWeek: 5 }, { 'if-match': seen });
    expect(first.status).toBe(200);
    const late = await change('PUT', path, { perWeek: 9 }, { 'if-match': seen, 'accept-language': 'nl' });
    expect(late).toMatchObject({ status: 412, body: { title: 'Dit is intussen veranderd' } });
    const stranger = await fetch(server.url + path, { method: 'PUT', headers: { 'if-match': seen } });
    expect(stranger.status).toBe(401);
  });

  it('is changed so by the typed client too, which tells the headers and repeats by a key', async () => {
    const { client } = server;
    const id = (await layDistricts(server)).here;
    let seen = '';
    await client.getAlarmBudget({ id }, { onHeaders: (headers) => (seen = headers.get('etag') ?? '') });
    expect(await client.putAlarmBudget({ id, body: { perWeek: 4 } }, { ifMatch: seen })).toMatchObject({ perWeek: 4 });
    const late = client.putAlarmBudget({ id, body: { perWeek: 6 } }, { ifMatch: seen });
    await expect(late).rejects.toMatchObject({ problem: { status: 412, code: 'precondition_failed' } });
    const body = { kind: 'municipality', name: 'Eenmaal' } as const;
    const key = { idempotencyKey: randomUUID() };
    const first = await client.createOrganisation({ body }, key);
    expect(await client.createOrganisation({ body }, key)).toEqual(first);
  });

  it('lets exactly one of many through, also where each adds something of its own', async () => {
    const seen = await tagAt('/v1/organisations');
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        change('POST', '/v1/organisations', { kind: 'municipality', name: `Dienst ${i}` }, { 'if-match': seen }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412]);
  });

  it('does not take a condition where nothing can be read', async () => {
    const organisation = await server.send<{ id: number }>('POST', '/v1/organisations', {
      kind: 'municipality',
      name: 'Onleesbaar',
    });
    const path = `/v1/organisations/${organisation.body.id}`;
    const body = { kind: 'municipality', name: 'Anders' };
    expect((await change('PUT', path, body, { 'if-match': '*' })).status).toBe(412);
    expect((await change('PUT', path, body, {})).status).toBe(200);
  });

  it('is made only where there is nothing yet', async () => {
    const path = '/v1/map-layers/water';
    const body = { attribution: 'test', layer: { type: 'FeatureCollection', features: [] } };
    expect((await change('PUT', path, body, { 'if-match': '*' })).status).toBe(412);
    expect((await change('PUT', path, body, { 'if-none-match': '*' })).status).toBe(200);
    expect((await change('PUT', path, body, { 'if-none-match': '*' })).status).toBe(412);
    const seen = await tagAt(path);
    expect((await server.send('GET', path, undefined, { 'if-none-match': seen })).status).toBe(304);
    expect((await change('DELETE', path, undefined, { 'if-match': seen })).status).toBe(200);
  });

  it('keeps what waits for another: a refused repeat is no answer for ever', async () => {
    const seen = await tagAt('/v1/organisations');
    await server.send('POST', '/v1/organisations', { kind: 'municipality', name: 'Tussendoor' });
    const body = { kind: 'municipality', name: 'Herhaaldienst' };
    const key = { 'idempotency-key': randomUUID() };
    expect((await change('POST', '/v1/organisations', body, { ...key, 'if-match': seen })).status).toBe(412);
    const again = await change('POST', '/v1/organisations', body, {
      ...key,
      'if-match': await tagAt('/v1/organisations'),
    });
    expect(again.status).toBe(201);
  });
});

describe('what is read to be changed', () => {
  /** Read by who has no right to it here, or about what this file does not make. */
  const notHere = new Set(['getCaseAttachment', 'getMapLayer', 'getIntervention', 'listOpenDataReleases']);
  const changed = new Set<string>(
    Object.values<OperationDeclaration>(operations).flatMap(({ method, path }) => (method === 'GET' ? [] : path)),
  );
  const readable = Object.entries<OperationDeclaration>(operations).filter(
    ([id, { method, path, query }]) =>
      method === 'GET' && changed.has(path) && !query?.required?.length && !notHere.has(id),
  );
  let ids: Record<string, number>;
  let person: TestPerson;
  beforeAll(async () => {
    const place = (await layDistricts(server)).here;
    person = await buildPerson(server, {
      roles: [
        { role: 'administrator', placeId: null },
        { role: 'ward-officer', placeId: place },
      ],
    });
    const { thingId } = await buildThing(server);
    const signal = await buildSignal(server, place);
    const opened = await fetch(`${server.url}/v1/cases`, {
      method: 'POST',
      headers: { ...person.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Proef', signalId: signal, script: 'noise', label: 'TLP:GREEN', audience: [] }),
    });
    const { id: caseId } = (await opened.json()) as { id: number };
    ids = { places: place, things: thingId, signals: signal, cases: caseId };
  });

  it.each(readable)('%s gives the same ETag until it is changed', async (_id, { path }) => {
    const [, , set = ''] = path.split('/');
    const address = server.url + path.replace(':id', String(ids[set]));
    const read = async () => fetch(address, { headers: person.headers });
    const [first, second] = [await read(), await read()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.headers.get('etag')).toMatch(/^"[\w-]{27}(-gzip)?"$/);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('a person changes a case in a page only as it was seen', async () => {
    const address = `${server.url}/v1/cases/${ids.cases}`;
    const seen = await fetch(address, { headers: person.headers });
    const { version } = (await seen.json()) as { version: number };
    const send = (title: string) =>
      fetch(address, {
        method: 'PUT',
        headers: { ...person.headers, 'content-type': 'application/json', 'if-match': seen.headers.get('etag') ?? '' },
        body: JSON.stringify({ version, title, script: 'noise', closed: false }),
      });
    const answers = await Promise.all([send('Een'), send('Twee')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

it('a compressed answer has a strong ETag of its own, which goes for a change too', async () => {
  const long = { name: 'Lang', description: 'x'.repeat(3_000) };
  const made = await server.send<{ '@iot.id': number }>('POST', '/v1.1/Things', long);
  const path = `/v1.1/Things(${made.body['@iot.id']})`;
  const plain = await fetch(server.url + path, { headers: { 'accept-encoding': 'identity' } });
  const packed = await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  const [bare, other] = [plain.headers.get('etag') ?? '', packed.headers.get('etag') ?? ''];
  expect(other).toBe(`${bare.slice(0, -1)}-gzip"`);
  expect((await server.send('GET', path, undefined, { 'if-none-match': other })).status).toBe(304);
  expect((await change('PATCH', path, { name: 'Anders' }, { 'if-match': other })).status).toBe(200);
});
