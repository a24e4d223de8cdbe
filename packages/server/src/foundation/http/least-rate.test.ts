import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { type Rate, refuseTrickles } from './least-rate.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function open(rate: Rate, more: (app: FastifyInstance) => void = () => {}): Promise<number> {
  const app = Fastify();
  refuseTrickles(app, rate);
  app.post('/take', (request) => ({ got: String(request.body).length }));
  more(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  opened.push(() => app.close());
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function begin(port: number, length: number, path = '/take', type = 'text/plain'): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  opened.push(() => socket.destroy());
  await once(socket, 'connect');
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`);
  return socket;
}

/** Sends so many bytes at each tick of the clock, until the connection ends. @returns all that was answered */
function trickle(socket: Socket, bytes: number, everyMs: number): Promise<string> {
  let answer = '';
  const timer = setInterval(() => socket.write('x'.repeat(bytes)), everyMs);
  return new Promise((resolve) => {
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

test('a body that trickles is refused with 408 and a reason, and its connection closes', async () => {
  const port = await open({ bytes: 1_000, everyMs: 100 });
  const answer = await trickle(await begin(port, 100_000), 1, 10);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('connection: close');
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain('"code":"too_slow"');
});

test('so is one that a handler reads as a stream', async () => {
  let end: unknown;
  const port = await open({ bytes: 1_000, everyMs: 100 }, (app) => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    app.post('/stream', async ({ raw }) => {
      try {
        for await (const _part of raw);
      } catch (cause) {
        end = cause;
      }
      return { whole: raw.complete };
    });
  });
  const answer = await trickle(await begin(port, 100_000, '/stream', 'application/octet-stream'), 1, 10);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  await expect.poll(() => end).toBeInstanceOf(Error);
});

test('one that is slow and steady is taken, over many stretches', async () => {
  const port = await open({ bytes: 5, everyMs: 200 });
  const socket = await begin(port, 1_000);
  const answered = trickle(socket, 20, 20);
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(String(first)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
  expect(await answered).toContain('{"got":1000}');
});

test('one that waits for a handler is not blamed for it', async () => {
  let go = () => {};
  const isRead = new Promise<void>((resolve) => {
    go = resolve;
  });
  const port = await open({ bytes: 1_000, everyMs: 100 }, (app) => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    app.post('/later', async ({ raw }) => {
      await isRead;
      let got = 0;
      for await (const part of raw) got += (part as Buffer).length;
      return { got };
    });
  });
  const size = 4_000_000;
  const socket = await begin(port, size, '/later', 'application/octet-stream');
  socket.write(Buffer.alloc(size));
  const start = performance.now();
  await expect.poll(() => performance.now() - start).toBeGreaterThan(500);
  go();
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(String(first)).toContain(`{"got":${size}}`);
});
