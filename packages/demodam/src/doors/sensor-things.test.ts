import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { postObservations } from './sensor-things.ts';

/** What is made of one answer of the server. */
async function outcomeOf(answer: unknown) {
  const server = createServer((_, response) => void response.writeHead(201).end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await postObservations({ baseUrl, key: 'key' }, '[]');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a short answer gives its counts and the first reason', async () => {
  const refused = [{ group: 0, row: 3, code: 'passport_expired' }];
  expect(await outcomeOf({ stored: 5, repeated: 2, refused, refusedTotal: 1 })).toEqual({
    accepted: 7,
    refused: 1,
    reason: '{"group":0,"row":3,"code":"passport_expired"}',
  });
});

test('an answer with a link per reading is counted', async () => {
  expect(await outcomeOf(['/v1.1/Observations(1)', 'error', '/v1.1/Observations(2)'])).toEqual({
    accepted: 2,
    refused: 1,
  });
});

test('any other answer is an error', async () => {
  await expect(outcomeOf({ ok: true })).rejects.toThrow('neither links nor counts');
});
