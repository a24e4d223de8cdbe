import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from '../../tests/kit/logged-server.ts';
import { until } from '../../tests/kit/until.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 14 * DAY;
/** Missing at first, and late. */
const LATE = START + 10 * DAY + 10 * HOUR;

let server: LoggedServer;
let streams: number[];

beforeAll(async () => {
  server = await startLoggedServer({ clock: { now: () => END } });
  const made = [0, 1].map(() => buildThing(server, { passport: buildPassport({ intervalSeconds: 3600 }) }));
  streams = (await Promise.all(made)).map(({ datastreams }) => datastreams[0] ?? 0);
  const hours = Array.from({ length: (14 * DAY) / HOUR }, (_, i) => START + i * HOUR);
  await send(hours.filter((time) => time !== LATE));
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

async function send(times: readonly number[]): Promise<void> {
  const dataArray = times.map((time) => [new Date(time).toISOString(), 20 + (((time / HOUR) * 7919) % 13)]);
  const groups = streams.map((id) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray,
  }));
  expect((await server.send('POST', '/v1.1/CreateObservations', groups)).status).toBe(201);
}

test('a datastream that is deleted while it is judged anew ends its replay quietly, and the next one is judged', async () => {
  const [gone = 0, kept = 0] = streams;
  const { keeper } = server.rooms.rhythm;
  const client = await server.context.database.pool.connect();
  const logged = server.logs.length;
  try {
    // The replay waits here, at the place where it looks for what it begins with.
    await client.query('begin; lock table rhythm_snapshot in access exclusive mode');
    await send([LATE]);
    const judged = keeper.catchUp();
    await until('the replay waits', async () => {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    const removed = server.send('DELETE', `/v1.1/Datastreams(${gone})`);
    await until('the datastream is gone', () => server.rooms.sensors.catalog.find(gone) === undefined);
    await client.query('commit');
    await judged;
    expect((await removed).status).toBe(200);
  } finally {
    client.release();
  }
  await server.rooms.rhythm.settle();
  expect(keeper.find(gone)).toBeUndefined();
  expect(keeper.find(kept)?.lateFrom).toBeNaN();
  expect(keeper.waiting).toBe(0);
  const lines = server.logs.slice(logged).map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
});
