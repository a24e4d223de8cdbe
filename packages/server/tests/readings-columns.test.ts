import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock: new FakeClock(NOON) });
});
afterAll(() => server?.stop());

async function makeThing() {
  return buildThing(server, { passport: buildPassport(), property: 'pedestrians' });
}

async function stored(stream: number): Promise<[number, number][]> {
  const { value } = await server
    .send<{ value: { phenomenonTime: string; result: number }[] }>(
      'GET',
      `/v1.1/Datastreams(${stream})/Observations?$orderby=phenomenonTime`,
    )
    .then(({ body }) => body);
  return value.map(({ phenomenonTime, result }) => [Date.parse(phenomenonTime), result]);
}

test('columns are judged a reading at a time, and a repeat is harmless', async () => {
  const stream = (await makeThing()).datastreams[0] ?? 0;
  const body = {
    series: [
      {
        datastream: stream,
        time: [NOON - 3 * MINUTE, 'gisteren', NOON - 2 * MINUTE, NOON + 60 * MINUTE],
        value: [12, 13, 'veel', 14],
      },
      { datastream: 2_000_000_000, start: new Date(NOON - MINUTE).toISOString(), stepSeconds: 60, value: [1] },
      { datastream: stream, start: new Date(NOON - MINUTE).toISOString(), stepSeconds: 60, value: [15, null] },
    ],
  };
  const first = await server.client.createReadings({ body });
  expect(first).toMatchObject({ stored: 2, repeated: 0, empty: 1, refusedTotal: 4 });
  expect(first.refused.map(({ series, row, code }) => [series, row, code])).toEqual([
    [0, 1, 'time_invalid'],
    [0, 2, 'result_not_a_number'],
    [0, 3, 'time_in_future'],
    [1, 0, 'datastream_unknown'],
  ]);
  expect(await server.client.createReadings({ body })).toMatchObject({ stored: 0, repeated: 2, refusedTotal: 4 });
  expect(await stored(stream)).toEqual([
    [NOON - 3 * MINUTE, 12],
    [NOON - MINUTE, 15],
  ]);
});

test('another value for the same moment is a conflict, and changes nothing', async () => {
  const stream = (await makeThing()).datastreams[0] ?? 0;
  const send = (value: number) =>
    server.client.createReadings({ body: { series: [{ datastream: stream, time: [NOON - MINUTE], value: [value] }] } });
  await send(8);
  expect((await send(9)).refused).toMatchObject([{ series: 0, row: 0, code: 'conflicting_reading' }]);
  expect(await stored(stream)).toEqual([[NOON - MINUTE, 8]]);
});

test('a device sends of its own thing alone; a visitor and a wrong key send nothing', async () => {
  const [own, other] = [await makeThing(), await makeThing()];
  const body = {
    series: [own, other].map(({ datastreams }) => ({ datastream: datastreams[0], time: [NOON], value: [20] })),
  };
  const { key } = await server.client.createDeviceKey({ id: own.thingId });
  const as = (authorization?: string) =>
    fetch(`${server.url}/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(body),
    });
  expect([(await as()).status, (await as('Bearer wrd_none')).status]).toEqual([401, 401]);
  expect(await stored(own.datastreams[0] ?? 0)).toEqual([]);
  const answer = (await (await as(`Bearer ${key}`)).json()) as { stored: number; refused: object[] };
  expect(answer).toMatchObject({ stored: 1, refused: [{ series: 1, row: 0, code: 'key_other_thing' }] });
  expect(await stored(other.datastreams[0] ?? 0)).toEqual([]);
});
