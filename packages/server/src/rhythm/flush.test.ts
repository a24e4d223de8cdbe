import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { SNAPSHOTS_KEPT } from './series.ts';

const DAYS = 20 * 7;
const START = Date.parse('2026-01-05T00:00:00Z');

let server: TestServer;
let stream: number;

beforeAll(async () => {
  // The clock stands still: no checkpoint comes by itself.
  server = await startTestServer({ clock: { now: () => START + DAYS * DAY } });
  [stream = 0] = (await buildThing(server, { passport: buildPassport({ intervalSeconds: 3600 }) })).datastreams;
});
afterAll(() => server.stop());

async function stored() {
  const { rows } = await server.context.database.pool.query(
    `select (select count(*) from rhythm_day where datastream_id = $1)::int4 as days,
       (select array_agg(time order by time) from rhythm_snapshot where datastream_id = $1) as snapshots`,
    [stream],
  );
  return rows[0] as { days: number; snapshots: Date[] | null };
}

it('days are stored at once; states to go back to wait for a checkpoint, which gets the newest few', async () => {
  const { keeper } = server.rooms.rhythm;
  const dataArray = Array.from({ length: (DAYS * DAY) / HOUR }, (_, i) => {
    const time = START + i * HOUR;
    return [new Date(time).toISOString(), 20 + (((time / HOUR) * 7919) % 13)];
  });
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  expect((await server.send('POST', '/v1.1/CreateObservations', [group])).status).toBe(201);
  await keeper.catchUp();
  await keeper.flush('found');
  const first = await stored();
  expect(first.days).toBeGreaterThanOrEqual(DAYS - 1);
  expect(first.snapshots).toBeNull();

  await keeper.flush('snapshots');
  const { snapshots } = await stored();
  expect(snapshots).toHaveLength(SNAPSHOTS_KEPT);
  const newest = snapshots?.at(-1)?.getTime() ?? 0;
  expect(START + DAYS * DAY - newest).toBeLessThan(8 * DAY);
  await keeper.flush('snapshots');
  expect((await stored()).snapshots).toEqual(snapshots);
});
