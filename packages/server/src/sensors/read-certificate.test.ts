import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificate } from './read-certificate.ts';

const codes = ['certificate_unreadable', 'certificate_is_secret'];

test('whatever is no certificate is refused with a code, and nothing of it is repeated', () => {
  const body = fc.base64String({ minLength: 12, maxLength: 400 });
  const texts = fc.oneof(
    fc.string(),
    body.map((text) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`),
    body.map((text) => `-----BEGIN EC PRIVATE KEY-----\n${text}\n-----END EC PRIVATE KEY-----`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        readCertificate(text, 0, []);
        expect.unreachable();
      } catch (cause) {
        expect(cause).toBeInstanceOf(WijkritmeError);
        const { code, detail } = cause as WijkritmeError;
        expect(codes).toContain(code);
        const secret = /\n(.+)\n/.exec(text)?.[1];
        if (secret) expect(detail).not.toContain(secret);
      }
    }),
  );
});
