import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListeningProgram, openProgram } from '../../../tests/kit/listening-program.ts';
import { checkWebhookUrl, isPublicAddress, publicLookup } from './address.ts';
import { post } from './post.ts';
import { makeSecret, signedHeaders } from './sign.ts';

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'geen adres',
  ])('%s is not of the open internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['http://meld.example/a', 'https'],
    ['https://127.0.0.1/a', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://[::1]:8443/', 'private'],
    ['https://localhost/', 'private'],
    ['https://db.internal/', 'private'],
    ['https://u:p@meld.example/', 'name or password'],
    ['ftp://meld.example/', 'https'],
    ['meld', 'web address'],
  ])('%s is refused: %s', (url, reason) => {
    expect(() => checkWebhookUrl(url, false)).toThrow(reason);
  });

  test('an address inside is taken when the settings say so', () => {
    expect(checkWebhookUrl('http://10.0.0.4:9000/x#y', true)).toBe('http://10.0.0.4:9000/x');
    expect(checkWebhookUrl('https://meld.example/x', false)).toBe('https://meld.example/x');
  });

  test('a name that leads inside is refused while connecting', async () => {
    const error = await new Promise((resolve) => publicLookup('localhost', {}, (cause) => resolve(cause)));
    expect(error).toMatchObject({ code: 'EPRIVATE' });
  });
});

describe('a signature', () => {
  test('is that of Standard Webhooks, for any body', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(), fc.string(), (id, timestamp, body) => {
        const secret = makeSecret();
        const headers = signedHeaders({ id, timestamp, body }, secret);
        const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
        const own = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
        expect(headers).toEqual({
          'webhook-id': id,
          'webhook-timestamp': `${timestamp}`,
          'webhook-signature': `v1,${own}`,
        });
      }),
    );
  });

  test('of the example of the specification', () => {
    // Worked out by hand from standardwebhooks.com: the three parts with dots between, key after whsec_.
    const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    const { 'webhook-signature': signature } = signedHeaders(
      { id: 'msg_1', timestamp: 1_674_087_231, body: '{}' },
      secret,
    );
    expect(signature).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  });
});

describe('a message', () => {
  let program: ListeningProgram;
  beforeAll(async () => {
    program = await openProgram();
  });
  afterAll(() => program?.stop());
  const send = (allowPrivate = true) =>
    post({ url: program.url, headers: { 'webhook-id': 'a' }, body: '{}', allowPrivate, timeoutMs: 300 });

  test.each([
    [200, { kind: 'sent' }],
    [204, { kind: 'sent' }],
    [302, { kind: 'failed', error: 'http 302', target: true }],
    [404, { kind: 'failed', error: 'http 404', target: true }],
    [500, { kind: 'failed', error: 'http 500', target: true }],
    [410, { kind: 'refused', error: 'http 410' }],
    [0, { kind: 'failed', error: 'no answer', target: true }],
  ])('answered with %d: %j', async (status, outcome) => {
    program.answer(status);
    expect(await send()).toEqual(outcome);
  });

  test('is never sent on to where a redirect points', () => {
    expect(program.heard.filter(({ path }) => path === '/elsewhere')).toEqual([]);
  });

  test('to an address inside is not sent at all', async () => {
    const before = program.heard.length;
    expect(await send(false)).toMatchObject({ kind: 'failed', error: 'private address' });
    expect(program.heard).toHaveLength(before);
  });
});
