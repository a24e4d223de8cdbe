import { DAY } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let now = Date.UTC(2026, 5, 1);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
});
afterAll(() => server.stop());

const send = (method: string, path: string, body?: unknown) =>
  server.send<Record<string, unknown>>(method, `/v1.1${path}`, body);
const below = (headers: Headers) => String(headers.get('location')).split('/v1.1')[1] ?? '';
const count = async (table: 'sealed_month' | 'moved_reading') => {
  const { rows } = await server.context.database.pool.query<{ n: number }>(`select count(*)::int4 as n from ${table}`);
  return rows[0]?.n;
};

test('a reading moves into and out of sealed months, and what reached its term leaves no word of where it stood', async () => {
  const { datastreams } = await buildThing(server, { passport: buildPassport({ retentionDays: 400 }) });
  const path = `/Datastreams(${datastreams[0]})/Observations`;
  const links: string[] = [];
  for (const [day, result] of [
    ['2026-01-05', 1],
    ['2026-01-06', 2],
    ['2026-02-06', 3],
    ['2026-05-30', 4],
  ])
    links.push(below((await send('POST', path, { phenomenonTime: `${day}T10:00:00Z`, result })).headers));
  await server.rooms.observations.sealing.run({ afterDays: 60 });
  expect(await count('sealed_month')).toBe(2);
  const [january = '', , , may = ''] = links;
  // Out of one sealed month into another, and from the rows of now into one.
  expect((await send('PATCH', january, { phenomenonTime: '2026-02-07T10:00:00Z' })).status).toBe(200);
  expect((await send('PATCH', may, { phenomenonTime: '2026-03-08T10:00:00Z' })).status).toBe(200);
  await server.rooms.observations.sealing.run({ afterDays: 60 });
  const { body } = await send('GET', `${path}?$orderby=phenomenonTime&$select=phenomenonTime,result`);
  expect(body.value).toMatchObject([
    { phenomenonTime: '2026-01-06T10:00:00.000Z', result: 2 },
    { phenomenonTime: '2026-02-06T10:00:00.000Z', result: 3 },
    { phenomenonTime: '2026-02-07T10:00:00.000Z', result: 1 },
    { phenomenonTime: '2026-03-08T10:00:00.000Z', result: 4 },
  ]);
  for (const [link, result] of [
    [january, 1],
    [may, 4],
  ] as const)
    expect(await send('GET', link)).toMatchObject({ status: 200, body: { result } });
  // Another reading of a sealed moment stays what it is.
  expect(await send('PATCH', january, { phenomenonTime: '2026-01-06T10:00:00Z' })).toMatchObject({
    status: 409,
    body: { code: 'conflicting_reading' },
  });
  expect(await count('moved_reading')).toBe(2);
  now += 200 * DAY;
  await server.client.runRetention();
  expect(await count('moved_reading')).toBe(2);
  now += 225 * DAY;
  await server.client.runRetention();
  expect((await send('GET', path)).body.value).toEqual([]);
  expect(await count('moved_reading')).toBe(0);
  for (const link of [january, may]) expect((await send('GET', link)).status).toBe(404);
});
