import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 42 * DAY;
/** Missing at first, and late. */
const LATE = START + 35 * DAY + 10 * HOUR;

let server: TestServer;
let stream: number;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => END } });
  [stream = 0] = (await buildThing(server, { passport: buildPassport({ intervalSeconds: 3600 }) })).datastreams;
  const hours = Array.from({ length: (42 * DAY) / HOUR - 20 }, (_, i) => START + i * HOUR);
  await send(hours.filter((time) => time !== LATE));
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

async function send(times: readonly number[]): Promise<void> {
  const dataArray = times.map((time) => [new Date(time).toISOString(), 20 + (((time / HOUR) * 7919) % 13)]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  expect((await server.send('POST', '/v1.1/CreateObservations', [group])).status).toBe(201);
}

it('keeps a silence that goes on, when a late reading makes the series judge anew', async () => {
  const silences = async () =>
    (await server.client.listDeviations({ datastream: stream, kind: 'silent', open: true })).items.map(({ id }) => id);
  const { keeper } = server.rooms.rhythm;
  const before = await silences();
  expect(before).toHaveLength(1);
  await send([LATE]);
  // Nobody looks at the clock meanwhile: what went on goes on, and is the same deviation.
  await keeper.catchUp();
  expect([...(keeper.find(stream)?.open.values() ?? [])].map(({ kind }) => kind)).toEqual(['silent']);
  expect(await silences()).toEqual(before);
});
