import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { HOUR, SECOND } from '@wijkritme/contract';

/** The pair of this installation. */
export interface PushKeys {
  /** Point on P-256, uncompressed, 65 bytes. */
  readonly publicKey: Buffer;
  /** PKCS #8, DER. */
  readonly privateKey: Buffer;
}

/** A service may refuse what lasts longer than a day [RFC 8292, 2]. */
const LASTS_MS = 12 * HOUR;

export function makePushKeys(): PushKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

export interface Signing {
  readonly endpoint: string;
  /** Where somebody of the push service finds us: mailto: or https:. */
  readonly contact: string;
  readonly now: number;
}

/** Who sends it, for the header `authorization` [RFC 8292, 2 and 3]. */
export function vapidHeader({ publicKey, privateKey }: PushKeys, { endpoint, contact, now }: Signing): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor((now + LASTS_MS) / SECOND), sub: contact };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  // The two numbers side by side, as JSON Web Signatures have them [RFC 7518, 3.4].
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey.toString('base64url')}`;
}
