import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { visitor } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';
import { LiveHub } from './live-hub.ts';

const reader: Reader = { principal: visitor, language: 'nl', seesProtected: () => false };
const nobody = () => reader;

/** A page that listens, with both of its ends. */
async function listen(hub: LiveHub, token?: string) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = get({ port: (server.address() as AddressInfo).port });
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  const errors: unknown[] = [];
  response.on('error', (cause) => errors.push(cause));
  hub.add(response, { reader, token }, () => {});
  response.write('retry: 1\n\n');
  const [page] = await once(asked, 'response');
  return { page, errors, closed: once(response, 'close'), stop: () => server.close() };
}

test('what happens while the last pages are told to go reaches nobody, and breaks nothing', async () => {
  const hub = new LiveHub();
  const { page, errors, closed, stop } = await listen(hub);
  hub.close();
  hub.send('resync', () => ({ reason: 'late-readings' }));
  expect(await text(page)).toBe('retry: 1\n\n');
  await closed;
  expect(errors).toEqual([]);
  expect(hub.size).toBe(0);
  stop();
});

test('nor does what happens after rights could not be looked at', async () => {
  const hub = new LiveHub();
  const { page, errors, closed, stop } = await listen(hub, 'a session');
  const away = new Error('the store is away');
  await expect(hub.lookAgain(true, () => Promise.reject(away), nobody)).rejects.toBe(away);
  hub.heartbeat();
  expect(await text(page)).toBe('retry: 1\n\n');
  await closed;
  expect(errors).toEqual([]);
  stop();
});
