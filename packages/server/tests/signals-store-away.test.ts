import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deviationsChanged } from '../src/rhythm/events.ts';
import { buildThing } from '../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

let server: LoggedServer;
let deviation: number;

beforeAll(async () => {
  server = await startLoggedServer();
  const [datastream] = (await buildThing(server, {})).datastreams;
  const { rows } = await server.context.database.pool.query<{ id: number }>(
    `insert into deviation (datastream_id, start_time, peak_time, readings, surprise, kind)
     values ($1, now(), now(), 10, 8, 'higher') returning id`,
    [datastream],
  );
  deviation = rows[0]?.id ?? 0;
});
afterAll(() => server?.stop());

/** No connection is handed out for a transaction, as when nobody listens at the address of the store. */
function takeStoreAway() {
  const { pool } = server.context.database;
  const connect = pool.connect.bind(pool);
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  // With a callback asks the pool itself, for single statements: those of this test get through.
  return vi
    .spyOn(pool, 'connect')
    .mockImplementation(((done?: never) => (done ? connect(done) : Promise.reject(refused))) as never);
}

const signalOf = async () => {
  const asked = await server.context.database.pool.query('select signal_id from deviation where id = $1', [deviation]);
  return (asked.rows[0] as { signal_id: number | null }).signal_id;
};

test('deviations that were found while the store is away wait for it, and are no error', async () => {
  const away = takeStoreAway();
  await server.context.events.announce(deviationsChanged, { ids: [deviation] });
  await expect.poll(() => away.mock.results.length).toBeGreaterThan(0);
  expect(await signalOf()).toBeNull();
  away.mockRestore();
  await expect.poll(signalOf).toEqual(expect.any(Number));
  expect(server.logs.filter((line) => line.includes('grouping deviations'))).toEqual([]);
});
