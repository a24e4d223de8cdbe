import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRecord, openVapid, PushedBrowser } from '../../../testing/push-service.ts';
import { isServed } from './check-endpoint.ts';
import { encodeContent } from './content-coding.ts';
import { encryptMessage, isPublicKey } from './encrypt-message.ts';
import { makePushKeys, vapidHeader } from './vapid.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

test('the coding gives what RFC 8188 gives in 3.1', () => {
  const encoded = encodeContent(Buffer.from('I am the walrus'), {
    secret: bytes('yqdlZ-tYemfogSmv7Ws5PQ'),
    salt: bytes('I1BsxtFttlv3u_Oo94xnmw'),
    keyId: Buffer.alloc(0),
  });
  expect(encoded.toString('base64url')).toBe('I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg');
});

test('a message is what RFC 8291 gives in 5', () => {
  const receiver = {
    p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
    auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  };
  const given = {
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  };
  const text = 'When I grow up, I want to be a watermelon';
  const message = encryptMessage(Buffer.from(text), receiver, given);
  expect(message.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
  const browser = new PushedBrowser(bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'));
  expect(browser.read(message, receiver.auth).toString()).toBe(text);
});

test('what is encrypted decrypts, for its own browser alone and unchanged', () => {
  const browser = new PushedBrowser();
  const other = new PushedBrowser();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_900 }), fc.nat(), (content, at) => {
      const message = encryptMessage(Buffer.from(content), browser);
      expect(browser.read(message).equals(Buffer.from(content))).toBe(true);
      expect(() => other.read(message)).toThrow();
      const changed = Buffer.from(message);
      const body = 86 + (at % (message.length - 86));
      changed[body] = (changed[body] ?? 0) ^ 1;
      expect(() => browser.read(changed)).toThrow();
    }),
    { numRuns: 60 },
  );
});

test('no message is the same twice, and none is longer than a push service takes', () => {
  const browser = new PushedBrowser();
  const [one, two] = [encryptMessage(Buffer.from('a'), browser), encryptMessage(Buffer.from('a'), browser)];
  expect(one.equals(two)).toBe(false);
  expect(() => encryptMessage(Buffer.alloc(4_096), browser)).toThrow('does not fit');
  const secrets = { secret: Buffer.alloc(32, 1), salt: Buffer.alloc(16, 2) };
  const record = encodeContent(Buffer.from('b'), { ...secrets, keyId: Buffer.alloc(0) }).subarray(21);
  expect(decodeRecord(record, secrets).toString()).toBe('b');
});

describe('who sends', () => {
  const endpoint = 'https://push.voorbeeld.nl/wpush/abc?d=1';
  const signing = { endpoint, contact: 'mailto:beheer@voorbeeld.nl', now: Date.UTC(2026, 10, 22) };

  test('says it for this push service, for half a day, signed with the key of the subscription', () => {
    const keys = makePushKeys();
    const { claims, key } = openVapid(vapidHeader(keys, signing));
    expect(key).toBe(keys.publicKey.toString('base64url'));
    expect(claims).toEqual({
      aud: 'https://push.voorbeeld.nl',
      exp: Date.UTC(2026, 10, 22, 12) / 1_000,
      sub: 'mailto:beheer@voorbeeld.nl',
    });
  });

  test('is found out with the key of another', () => {
    const header = vapidHeader(makePushKeys(), signing);
    const forged = header.replace(/k=.*/, `k=${makePushKeys().publicKey.toString('base64url')}`);
    expect(() => openVapid(forged)).toThrow('signed with another key');
  });

  test('is read by what reads the example of RFC 8292 in 2.4', () => {
    const example =
      'vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';
    expect(openVapid(example).claims).toMatchObject({
      aud: 'https://push.example.net',
      sub: 'mailto:push@example.com',
    });
  });
});

test('a key that is no point of the curve is known', () => {
  expect(isPublicKey(new PushedBrowser().p256dh)).toBe(true);
  expect(isPublicKey(Buffer.alloc(65, 4))).toBe(false);
  expect(isPublicKey(Buffer.alloc(65))).toBe(false);
});

test.each([
  ['fcm.googleapis.com', true],
  ['updates.push.services.mozilla.com', true],
  ['push.services.mozilla.com', false],
  ['evilfcm.googleapis.com', false],
  ['fcm.googleapis.com.voorbeeld.nl', false],
])('%s may be asked: %s', (host, may) => {
  expect(isServed(host, ['fcm.googleapis.com', '*.push.services.mozilla.com'])).toBe(may);
});
