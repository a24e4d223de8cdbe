import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { Trial } from './trial.ts';

/** A server that holds one thing of somebody else and one of the run in every set, and does not know $filter. */
const deleted: string[] = [];
let prefix = '';
const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url ?? '');
  if (request.method === 'DELETE') deleted.push(path);
  const set = /^\/v1\.1\/(\w+)/.exec(path)?.[1] ?? '';
  const value = ['somebody else', `${prefix} thing 1`].map((name, i) => ({
    name,
    '@iot.selfLink': `http://${request.headers.host}/v1.1/${set}(${i + 1})`,
  }));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value }));
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test('what a run did not make is not deleted, also where the server does not filter', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.1`;
  const trial = new Trial({ url }, () => Promise.reject(new Error('no data are asked for')));
  prefix = trial.prefix;
  await trial.rememberStrays();
  await trial.cleanUp();
  expect(deleted.length).toBe(5);
  expect(deleted.filter((path) => path.endsWith('(1)'))).toEqual([]);
});

test('places and features are encoded as asked', () => {
  const bodiesOf = (encoding?: string) =>
    new Trial({ url: 'http://127.0.0.1:1', ...(encoding && { encoding }) }, () => Promise.reject(new Error('no data')))
      .bodies;
  expect(bodiesOf().location('a').encodingType).toBe('application/geo+json');
  expect(bodiesOf('application/vnd.geo+json').feature('a').encodingType).toBe('application/vnd.geo+json');
});
