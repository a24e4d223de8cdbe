import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestBytes } from '../load/raw-http.ts';
import type { Service } from './peer.ts';
import { dataArray, latestPath, pagePath, singlePost } from './requests.ts';
import { sameLatest, samePages } from './same-answers.ts';
import { race, type Side } from './turns.ts';

/** A server that holds one reading of each of two datastreams, and counts what it is sent. */
function startService(result: number) {
  let posted = 0;
  const observation = { phenomenonTime: '2026-01-01T00:00:00Z', result };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const path = decodeURIComponent(request.url ?? '');
      if (request.method === 'POST') posted++;
      const value = path.startsWith('/v1.1/Datastreams?')
        ? [1, 2].map((id) => ({ '@iot.id': id, Observations: [observation] }))
        : [observation];
      const body = JSON.stringify({ value });
      response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-length': body.length }).end(body);
    });
  });
  return { server, posted: () => posted };
}

const serviceOf = (port: number): Service => ({
  port,
  base: '/v1.1',
  headers: {},
  datastreams: [1, 2],
  conditions: '',
});
const parts = [startService(1), startService(1), startService(2)];
let services: Service[];

beforeAll(async () => {
  services = await Promise.all(
    parts.map(
      ({ server }) =>
        new Promise<Service>((resolve) =>
          server.listen(0, '127.0.0.1', () => resolve(serviceOf((server.address() as AddressInfo).port))),
        ),
    ),
  );
});

afterAll(() => {
  for (const { server } of parts) {
    server.close();
    server.closeAllConnections();
  }
});

const post = requestBytes({ method: 'POST', path: '/', body: '{}' });
const plan = { what: 'posts', connections: 2, rowsEach: 3, unit: 'rows/s', turnMs: 20 };

test('what was answered is counted on both sides, warm-up included', async () => {
  const sides = services.slice(0, 2).map(({ port }) => ({ port, good: 201, next: () => post })) as [Side, Side];
  const { result, answered } = await race(sides, plan);
  expect(answered).toEqual(parts.slice(0, 2).map(({ posted }) => posted()));
  expect(result).toMatchObject({ verified: true, unit: 'times' });
  expect(result.value).toBeGreaterThan(0);
});

test('answers of another status make the row unverified', async () => {
  const sides = services.slice(0, 2).map(({ port }) => ({ port, good: 204, next: () => post })) as [Side, Side];
  expect((await race(sides, plan)).result.verified).toBe(false);
});

test('stores that answer alike are told from those that do not', async () => {
  const [first, second, other] = services as [Service, Service, Service];
  const where = { datastreams: 2, time: 0, above: 0 };
  expect(await samePages([first, second], where)).toMatchObject({ ok: true });
  expect(await samePages([first, other], where)).toMatchObject({ ok: false });
  expect(await sameLatest([first, second], 2)).toMatchObject({ ok: true });
  expect(await sameLatest([first, other], 2)).toMatchObject({ ok: false });
});

test('both sides get the same bytes but for address and id', () => {
  const service = { ...serviceOf(1), datastreams: [7, 9] };
  const text = (bytes: Buffer) => bytes.toString();
  expect(text(singlePost(service, { datastream: 1, time: 0 }))).toMatch(
    /^POST \/v1\.1\/Datastreams\(9\)\/Observations/,
  );
  const rows = [0, 1, 0].map((datastream, i) => ({ datastream, time: i }));
  const sent = JSON.parse(text(dataArray(service, rows)).split('\r\n\r\n')[1] ?? '');
  expect(
    sent.map((group: { Datastream: object; dataArray: object[] }) => [group.Datastream, group.dataArray.length]),
  ).toEqual([
    [{ '@iot.id': 7 }, 2],
    [{ '@iot.id': 9 }, 1],
  ]);
  expect(pagePath(service, { datastream: 0, time: 0 }, 5)).not.toContain(' ');
  expect(latestPath(1_000)).toContain('$top=1000');
});
