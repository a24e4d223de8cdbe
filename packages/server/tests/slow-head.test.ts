import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { answerUnreadable } from '../src/foundation/http/unreadable.ts';

test('a request whose head does not come in time is told so, with 408', async () => {
  const server = createServer({ headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 });
  server.on('clientError', answerUnreadable);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /v1/places HTTP/1.1\r\nHost: x\r\n'));
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  await once(socket, 'close');
  server.close();
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(head).toContain('content-type: application/problem+json');
  expect(head).toContain('content-security-policy');
  expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'too_slow' });
});
