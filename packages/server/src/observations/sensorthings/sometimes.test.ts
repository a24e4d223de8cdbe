import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

type Body = Record<string, unknown>;

/** `validTime`, `resultQuality` and `parameters` of an Observation: asked for, and never written by who sends. */
let server: TestServer;
let stream: number;
beforeAll(async () => {
  server = await startTestServer();
  stream = (await buildThing(server)).datastreams[0] ?? 0;
  expect((await post({ result: 3 })).status).toBe(201);
});
afterAll(() => server?.stop());

const path = () => `/v1.1/Datastreams(${stream})/Observations`;
const ask = async (question: string) => server.send<Body>('GET', `${path()}?${question}`);
const listed = async (question: string) => (await ask(question)).body.value as Body[];
const post = (body: Body) => server.send<Body>('POST', path(), body);
const names = ['validTime', 'resultQuality', 'parameters'];

test('are null where they are chosen and there is nothing to say', async () => {
  const [one] = await listed(`$select=result,${names}`);
  expect(one).toMatchObject({ result: 3, validTime: null, resultQuality: null, parameters: null });
  const [plain = {}] = await listed('$top=1');
  for (const name of names) expect(name in plain).toBe(false);
  const link = new URL(String(plain['@iot.selfLink'])).pathname;
  for (const name of names) expect((await server.send('GET', `${link}/${name}`)).body).toEqual({ [name]: null });
});

test('are in other formats where they are chosen', async () => {
  const [group] = await listed('$select=result,validTime&$resultFormat=dataArray');
  expect(group).toMatchObject({ components: ['result', 'validTime'], dataArray: [[3, null]] });
  const csv = await ask('$select=result,validTime&$resultFormat=CSV');
  expect(csv.body).toBe('result,validTime\r\n3,\r\n');
});

test('what is not kept compares as null', async () => {
  expect(await listed('$filter=validTime eq null')).toHaveLength(1);
  expect(await listed('$filter=validTime ne null')).toHaveLength(0);
  expect(await listed('$filter=validTime lt 2030-01-01T00:00:00Z')).toHaveLength(0);
  expect((await ask('$orderby=validTime')).status).toBe(400);
});

test('what is worked out for who asks is no part of a question, and that is said', async () => {
  for (const question of ['$filter=resultQuality eq null', "$filter=parameters/stage eq 'lab'", '$orderby=parameters'])
    expect(await ask(question)).toMatchObject({
      status: 501,
      body: { code: 'not_supported', detail: expect.stringContaining('choose it with $select') },
    });
});

test('are refused where somebody writes them, and null is nothing', async () => {
  for (const name of names)
    expect(await post({ result: 4, [name]: name === 'validTime' ? '2026-11-22T10:00:00Z' : {} })).toMatchObject({
      status: 400,
      body: { code: 'unknown_field', detail: expect.stringContaining('Leave them out') },
    });
  const made = await post({
    result: 3,
    phenomenonTime: new Date(Date.now() - 3_600_000).toISOString(),
    validTime: null,
  });
  expect(made.status).toBe(201);
  const link = new URL(made.headers.get('location') ?? '').pathname;
  expect((await server.send('PATCH', link, { result: 5, parameters: null })).status).toBe(200);
  expect((await server.send('PATCH', link, { parameters: { a: 1 } })).status).toBe(400);
});
