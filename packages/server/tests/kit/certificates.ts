import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { DAY } from '@wijkritme/contract';

x509.cryptoProvider.set(webcrypto as Crypto);

/** A certificate with its private key, both in PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  /** For who issues others with it. */
  readonly pair: CryptoKeyPair;
  readonly made: x509.X509Certificate;
}

export interface CertificateOptions {
  readonly name?: string;
  /** UTC ms. */
  readonly from?: number;
  readonly until?: number;
  /** Without one it signs itself. */
  readonly issuer?: TestCertificate;
  readonly isAuthority?: boolean;
  readonly host?: string;
  /** Another key than ECDSA on P-256. */
  readonly algorithm?: RsaHashedKeyGenParams | EcKeyGenParams;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
let serial = 1;

/** A real certificate, made for this test. */
export async function makeCertificate(options: CertificateOptions = {}): Promise<TestCertificate> {
  const { name = 'device', from = Date.now() - DAY, until = Date.now() + 30 * DAY, issuer } = options;
  const algorithm = options.algorithm ?? P256;
  const pair = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  serial += 1;
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject: `CN=${name}`,
    issuer: issuer ? issuer.made.subject : `CN=${name}`,
    notBefore: new Date(from),
    notAfter: new Date(until),
    publicKey: pair.publicKey,
    signingKey: issuer ? issuer.pair.privateKey : pair.privateKey,
    signingAlgorithm: { name: (issuer?.pair ?? pair).privateKey.algorithm.name, hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(options.isAuthority === true, undefined, true),
      ...(options.host ? [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: options.host }])] : []),
    ],
  });
  const key = KeyObject.from(pair.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { cert: `${made.toString('pem')}\n`, key, pair, made };
}

/** Files of a server with MQTT over TLS, in this folder, and the settings that name them. */
export function writeTlsFiles(dir: string, { cert, key }: Pick<TestCertificate, 'cert' | 'key'>, deviceCa?: string) {
  const [certFile, keyFile, caFile] = ['server.pem', 'server.key', 'devices.pem'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
  if (deviceCa !== undefined) writeFileSync(caFile, deviceCa);
  return {
    MQTT_TLS_PORT: '0',
    MQTT_TLS_CERT: certFile,
    MQTT_TLS_KEY: keyFile,
    ...(deviceCa === undefined ? {} : { MQTT_TLS_DEVICE_CA: caFile }),
  };
}
