import { expect, test } from 'vitest';
import { parseAnswer, requestBytes } from './raw-http.ts';

test('a request with a body says how long it is, in bytes', () => {
  const text = requestBytes({ method: 'POST', path: '/x', headers: { a: 'b' }, body: '"é"' }).toString();
  expect(text).toBe(
    'POST /x HTTP/1.1\r\nhost: 127.0.0.1\r\na: b\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\n"é"',
  );
});

test('an answer is complete when its body is', () => {
  const bytes = Buffer.from('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok');
  expect(parseAnswer(bytes.subarray(0, 20))).toBeUndefined();
  expect(parseAnswer(bytes.subarray(0, -1))).toBeUndefined();
  expect(parseAnswer(bytes)).toEqual({ status: 201, body: Buffer.from('ok') });
});

test('an answer in chunks, and one without a body', () => {
  const chunked = Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n');
  expect(parseAnswer(chunked.subarray(0, -3))).toBeUndefined();
  expect(parseAnswer(chunked)?.status).toBe(200);
  expect(parseAnswer(Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'))).toEqual({ status: 204, body: Buffer.alloc(0) });
});
