import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSource } from './ask-source.ts';

let source: Server;
let url: string;
let answer: RequestListener;
let asked = 0;
beforeAll(async () => {
  source = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/x`;
});
afterAll(() => {
  source.closeAllConnections();
  source.close();
});

const ask = (limits: { timeoutMs?: number; mostBytes?: number; signal?: AbortSignal } = {}) =>
  askSource(
    { url, method: 'GET', headers: {} },
    { timeoutMs: 10_000, mostBytes: 1_000, signal: new AbortController().signal, ...limits },
  );

test('an answer in JSON', async () => {
  answer = (_request, response) => response.end('{"a":1}');
  expect(await ask()).toEqual({ ok: true, answer: { a: 1 } });
});

test.each([
  [401, 'key-refused'],
  [403, 'key-refused'],
  [404, 'bad-answer'],
  [429, 'too-often'],
  [500, 'bad-answer'],
  [204, 'bad-answer'],
])('status %i: %s', async (status, fault) => {
  answer = (_request, response) => response.writeHead(status).end();
  expect(await ask()).toEqual({ ok: false, fault });
});

test('a redirect is not followed', async () => {
  asked = 0;
  answer = (_request, response) => response.writeHead(302, { location: url }).end();
  expect([await ask(), asked]).toEqual([{ ok: false, fault: 'redirect' }, 1]);
});

test('says when it may be asked again', async () => {
  answer = (_request, response) => response.writeHead(429, { 'retry-after': '90' }).end();
  expect(await ask()).toEqual({ ok: false, fault: 'too-often', retryAfterMs: 90_000 });
});

test('an answer without end is read up to the limit', async () => {
  answer = (_request, response) => {
    const write = () => {
      while (!response.destroyed && response.write('x'.repeat(500)));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  };
  expect(await ask()).toEqual({ ok: false, fault: 'too-large' });
});

test('an answer that stops half-way, before and after its head, is not waited for', async () => {
  answer = () => undefined;
  expect(await ask({ timeoutMs: 50 })).toEqual({ ok: false, fault: 'timeout' });
  answer = (_request, response) => response.write('{"a":');
  expect(await ask({ timeoutMs: 200 })).toEqual({ ok: false, fault: 'timeout' });
});

test('a broken connection, broken text and a stop of our own', async () => {
  answer = (request) => request.socket.destroy();
  expect(await ask()).toEqual({ ok: false, fault: 'unreachable' });
  answer = (_request, response) => response.end('<html>');
  expect(await ask()).toEqual({ ok: false, fault: 'unreadable' });
  answer = () => undefined;
  expect(await ask({ signal: AbortSignal.abort() })).toEqual({ ok: false, fault: 'unreachable' });
});
