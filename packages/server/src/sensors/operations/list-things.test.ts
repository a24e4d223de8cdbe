import { everyPage } from '@wijkritme/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
const made: number[] = [];

beforeAll(async () => {
  server = await startTestServer();
  for (const name of ['Teller Markt', 'Geluidmeter Kade', 'Teller 100%'])
    made.push((await buildThing(server, { name, externalId: `x:${name.length}` })).thingId);
  made.push((await buildThing(server, { name: 'Nieuw apparaat', passport: null })).thingId);
});
afterAll(() => server?.stop());

const idsOf = async (choice: Parameters<TestServer['client']['listThings']>[0]) =>
  (await server.client.listThings(choice)).items.map(({ id }) => id);

it('gives page after page, each thing once, and how many there are', async () => {
  const first = await server.client.listThings({ limit: 3 });
  expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 3));
  expect(first.total).toBe(4);
  expect(first.next).not.toBeNull();
  const all = await everyPage((page) => server.client.listThings(page), 1);
  expect(all.map(({ id }) => id)).toEqual(made);
  expect((await server.client.listThings({ limit: 4 })).next).toBeNull();
});

it('finds part of a name or of the own identifier, in any case, without wildcards', async () => {
  expect(await idsOf({ search: 'tELLER' })).toEqual([made[0], made[2]]);
  expect(await idsOf({ search: ' kade ' })).toEqual([made[1]]);
  expect(await idsOf({ search: 'X:16' })).toEqual([made[1]]);
  expect(await idsOf({ search: '%' })).toEqual([made[2]]);
  expect(await idsOf({ search: '_' })).toEqual([]);
  expect((await server.client.listThings({ search: 'teller', limit: 1 })).total).toBe(2);
});

it('finds things by passport and by place', async () => {
  expect(await idsOf({ passport: 'missing' })).toEqual([made[3]]);
  expect(await idsOf({ passport: 'valid' })).toEqual(made.slice(0, 3));
  expect(await idsOf({ passport: 'expired' })).toEqual([]);
  expect(await idsOf({ place: 12_345 })).toEqual([]);
});

it('refuses a cursor that no page gave', async () => {
  for (const after of ['x', '-1', '1e30'])
    expect((await server.send('GET', `/v1/things?after=${after}`)).status).toBe(400);
});
