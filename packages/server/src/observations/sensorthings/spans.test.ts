import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { oneReading } from '../readings.ts';
import { ResultSpans } from '../spans/result-spans.ts';
import type { ObservationsTables } from '../tables.ts';

type Body = Record<string, unknown>;
let server: TestServer;
let stream: number;
let empty: number;
beforeAll(async () => {
  server = await startTestServer();
  const passport = buildPassport();
  [stream = 0, empty = 0] = (await buildThing(server, { datastreams: 2, passport, position: [5, 52] })).datastreams;
});
afterAll(() => server?.stop());

const HOUR = 3_600_000;
const start = Math.floor(Date.now() / HOUR) * HOUR - 24 * HOUR;
const at = (hour: number) => new Date(start + hour * HOUR).toISOString();
const get = async (path: string) => (await server.send<Body>('GET', `/v1.1${path}`)).body;
const spans = async (id = stream) => {
  const { phenomenonTime, resultTime, observedArea } = await get(`/Datastreams(${id})`);
  return { phenomenonTime, resultTime, observedArea };
};
async function send(hour: number, more: Body = {}): Promise<void> {
  const body = { phenomenonTime: at(hour), result: hour, ...more };
  expect((await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, body)).status).toBe(201);
}
const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

test('a datastream says what its readings span, at once and also where they come late', async () => {
  expect(await spans()).toEqual({ phenomenonTime: null, resultTime: null, observedArea: null });
  await send(5);
  const point = box(5, 52, 5, 52);
  expect(await spans()).toEqual({ phenomenonTime: `${at(5)}/${at(5)}`, resultTime: null, observedArea: point });
  await send(8, { resultTime: at(9) });
  await send(2, { resultTime: at(20) });
  const wide = { phenomenonTime: `${at(2)}/${at(8)}`, resultTime: `${at(9)}/${at(20)}`, observedArea: point };
  expect(await spans()).toEqual(wide);
  // In a list, inside others, and as a property by itself.
  const list = (await get(`/Datastreams?$filter=id eq ${stream}&$select=phenomenonTime`)).value as Body[];
  expect(list[0]).toMatchObject({ phenomenonTime: wide.phenomenonTime });
  expect(list[0]).not.toHaveProperty('resultTime');
  const things = (await get('/Things?$expand=Datastreams($orderby=id)')).value as { Datastreams: Body[] }[];
  expect(things[0]?.Datastreams.map((one) => one.resultTime)).toEqual([wide.resultTime, null]);
  expect(await get(`/Datastreams(${stream})/observedArea`)).toEqual({ observedArea: point });
});

test('what one process noted and stored, another finds', async () => {
  const { context } = server;
  const other = new ResultSpans(context.db.withTables<ObservationsTables>(), context.log);
  other.note(oneReading(empty, start, 1, start + HOUR));
  other.note(oneReading(empty, start, 1));
  expect((await spans(empty)).resultTime).toBeNull();
  await other.flush();
  other.note(oneReading(empty, start, 1, start));
  await other.flush();
  expect((await spans(empty)).resultTime).toBe(`${at(0)}/${at(1)}`);
  // Nothing of it is a reading: what is counted anew finds none.
  await other.recompute([empty]);
  expect((await spans(empty)).resultTime).toBeNull();
});

test('the area holds the features that readings name', async () => {
  const feature = {
    name: 'oever',
    description: 'x',
    encodingType: 'application/geo+json',
    feature: { type: 'Point', coordinates: [6, 51] },
  };
  await send(6, { FeatureOfInterest: feature });
  expect((await spans()).observedArea).toEqual(box(5, 51, 6, 52));
});

test('what goes is not spanned any more', async () => {
  const list = JSON.stringify(await get(`/Datastreams(${stream})/Observations?$filter=phenomenonTime eq ${at(2)}`));
  const link = /Observations\(\d+\)/.exec(list)?.[0] ?? '';
  expect((await server.send('DELETE', `/v1.1/${link}`)).status).toBe(200);
  expect(await spans()).toMatchObject({ phenomenonTime: `${at(5)}/${at(8)}`, resultTime: `${at(9)}/${at(9)}` });
});

test('they are not written', async () => {
  const changed = await server.send('PATCH', `/v1.1/Datastreams(${empty})`, { phenomenonTime: `${at(1)}/${at(2)}` });
  expect(changed.status).toBe(200);
  expect(await spans(empty)).toEqual({ phenomenonTime: null, resultTime: null, observedArea: null });
});
