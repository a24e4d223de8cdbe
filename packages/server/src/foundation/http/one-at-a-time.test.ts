import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../tests/kit/until.ts';
import { answerOneAtATime } from './one-at-a-time.ts';

/** More than the buffers of both systems hold. */
const LARGE = 64 * 1024 * 1024;
let app: FastifyInstance | undefined;
const clients: Socket[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await app?.close();
});

async function start(): Promise<{ asked: string[]; port: number }> {
  const server = Fastify();
  app = server;
  const asked: string[] = [];
  answerOneAtATime(server);
  server.get<{ Params: { n: string } }>('/small/:n', async ({ params }) => {
    asked.push(params.n);
    return params.n;
  });
  server.get('/large', async () => {
    asked.push('large');
    return 'x'.repeat(LARGE);
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { asked, port: (server.server.address() as AddressInfo).port };
}

async function send(port: number, ...paths: string[]): Promise<Socket> {
  const client = connect(port, '127.0.0.1');
  clients.push(client);
  client.on('error', () => {});
  await once(client, 'connect');
  client.pause();
  client.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
  return client;
}

test('what was sent at once is answered in order', async () => {
  const { port } = await start();
  const client = await send(port, ...Array.from({ length: 20 }, (_, n) => `/small/${n}`));
  let text = '';
  client.on('data', (piece) => (text += piece.toString())).resume();
  await until('all are answered', () => text.match(/HTTP\/1\.1 200/g)?.length === 20);
  expect([...text.matchAll(/\r\n\r\n(\d+)/g)].map(([, n]) => Number(n))).toEqual(
    Array.from({ length: 20 }, (_, n) => n),
  );
});

test('behind an answer that nobody reads nothing is made; others are served, and it goes on once it is read', async () => {
  const { asked, port } = await start();
  const slow = await send(port, '/large', '/small/1', '/small/2');
  await until('the first is asked', () => asked.length === 1);
  for (let n = 10; n < 20; n++) expect((await fetch(`http://127.0.0.1:${port}/small/${n}`)).status).toBe(200);
  expect(asked.filter((one) => Number(one) < 10 || one === 'large')).toEqual(['large']);
  slow.resume();
  await until('the others are answered', () => asked.includes('2'));
});

test('what waits behind a connection that ends is never made', async () => {
  const { asked, port } = await start();
  const gone = await send(port, '/large', '/small/1');
  await until('the first is asked', () => asked.length === 1);
  gone.destroy();
  await until('it is noticed', async () => (await connections()) === 0);
  expect((await fetch(`http://127.0.0.1:${port}/small/2`)).status).toBe(200);
  expect(asked).toEqual(['large', '2']);
});

const connections = () =>
  new Promise<number>((resolve, reject) =>
    app?.server.getConnections((cause, count) => (cause ? reject(cause) : resolve(count))),
  );
