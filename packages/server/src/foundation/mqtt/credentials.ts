import type { Principal, Principals } from '../principals.ts';

/** What a connection has shown. */
export interface Credentials {
  /** The password of CONNECT; empty where there was none. */
  readonly key: string;
  /** SHA-256 of the certificate of the TLS handshake, in hexadecimal; the handshake proves that its key is there too. */
  readonly fingerprint: string | undefined;
}

/**
 * Who this is, at this moment. A certificate that is shown must count, also beside a key; the two must then be of one thing.
 * @returns undefined where nobody is known by it
 */
export function principalOf(principals: Principals, { key, fingerprint }: Credentials): Principal | undefined {
  if (fingerprint === undefined) return principals.find(key);
  const device = principals.certificates.find(fingerprint);
  if (key === '' || device?.kind !== 'device') return device;
  const other = principals.find(key);
  return other?.kind === 'device' && other.thingId === device.thingId ? other : undefined;
}
