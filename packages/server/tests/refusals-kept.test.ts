import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let stream: number;
beforeAll(async () => {
  server = await startTestServer();
  stream = (await buildThing(server)).datastreams[0] ?? 0;
});
afterAll(() => server?.stop());

const refuse = async (times: number) => {
  for (let i = 0; i < times; i++)
    expect((await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, { result: -5 })).status).toBe(400);
};
const counted = async () =>
  (await server.client.listRefusals({ id: stream })).items.map(({ rule, count }) => [rule, count]);
const entries = async () => {
  const { rows } = await server.context.database.pool.query<{ detail: string }>(
    `select detail from log_entry where kind = 'readings.refused' order by position`,
  );
  return rows.map(({ detail }) => (JSON.parse(detail) as { total: number }).total);
};

test('counts of refusals that were stored are there after a kill, and each is told to the log once', async () => {
  await refuse(3);
  await server.rooms.observations.refusals.tell();
  await refuse(2);
  await server.rooms.observations.refusals.store();
  // What a killed process leaves behind: the store as it is now, and no last word to the log.
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ count: string; told: string }>('select count, told from refusal_count');
  expect(rows.map(({ count, told }) => [Number(count), Number(told)])).toEqual([[5, 3]]);
  await server.halt();
  server = await startTestServer({ dataDir: server.dataDir });
  expect(await counted()).toEqual([['result_out_of_range', 5]]);
  await refuse(1);
  await server.rooms.observations.refusals.tell();
  expect(await counted()).toEqual([['result_out_of_range', 6]]);
  expect(await entries()).toEqual([3, 2, 1]);
});
