import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { endStuckAnswers } from './stuck-answers.ts';

const STUCK_MS = 300;
const LARGE = 64 * 1024 * 1024;
let app: FastifyInstance | undefined;
const clients: Socket[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await app?.close();
});

async function start(): Promise<{ ended: string[]; port: number; server: FastifyInstance }> {
  const server = Fastify();
  app = server;
  const ended: string[] = [];
  endStuckAnswers(server, (url) => ended.push(url), STUCK_MS);
  server.get('/whole', async () => 'x'.repeat(LARGE));
  server.get('/stream', async (_request, reply) => reply.send(Readable.from(chunks())));
  server.get('/live', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200).write('data: first\n\n');
    server.server.once('goOn', () => reply.raw.end('data: last\n\n'));
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { ended, port: (server.server.address() as AddressInfo).port, server };
}

function* chunks(): Generator<Buffer> {
  for (let sent = 0; sent < LARGE; sent += 65_536) yield Buffer.alloc(65_536);
}

async function ask(port: number, path: string, times = 1): Promise<Socket> {
  const client = connect(port, '127.0.0.1');
  clients.push(client);
  client.on('error', () => {});
  await once(client, 'connect');
  client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(times));
  return client;
}

/** Resolves when the server ended a connection. */
const closedBy = (server: FastifyInstance) =>
  new Promise<void>((resolve) => server.server.once('connection', (socket) => socket.once('close', () => resolve())));

test.each([
  ['/whole', 1],
  ['/stream', 1],
  ['/whole', 3],
])('%s, asked %i times and never read, is ended', async (path, times) => {
  const { ended, port, server } = await start();
  const closed = closedBy(server);
  (await ask(port, path, times)).pause();
  await closed;
  expect(ended).toEqual([path]);
});

test('a stream that has nothing to say stays, while one that is not read is ended', async () => {
  const { ended, port, server } = await start();
  const live = await ask(port, '/live');
  let text = '';
  live.on('data', (chunk) => {
    text += chunk;
  });
  await once(live, 'data');
  for (let round = 0; round < 2; round++) {
    const closed = closedBy(server);
    (await ask(port, '/whole')).pause();
    await closed;
  }
  expect(ended).toEqual(['/whole', '/whole']);
  server.server.emit('goOn');
  while (!text.includes('data: last')) await once(live, 'data');
  expect(text).toContain('data: first');
});

test('an answer that is read comes whole', async () => {
  const { ended, port } = await start();
  const answer = await fetch(`http://127.0.0.1:${port}/stream`);
  expect((await answer.arrayBuffer()).byteLength).toBe(LARGE);
  expect(ended).toEqual([]);
});
