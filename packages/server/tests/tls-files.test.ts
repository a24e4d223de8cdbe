import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkValidity } from '../src/cli/doctor/check-mqtt.ts';
import { readTlsFiles } from '../src/foundation/mqtt/tls-files.ts';
import { makeCertificate, type TestCertificate } from './kit/certificates.ts';

const NOW = Date.now();
const dir = mkdtempSync(join(tmpdir(), 'wijkritme-tls-'));
let good: TestCertificate;
beforeAll(async () => {
  good = await makeCertificate({ until: NOW + 30 * DAY });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
/** Settings with these files; what is left out is good. */
const files = ({ cert = good.cert, key = good.key, ca }: { cert?: string; key?: string; ca?: string } = {}) => ({
  port: 0,
  certFile: write('cert.pem', cert),
  keyFile: write('key.pem', key),
  deviceCaFile: ca === undefined ? undefined : write('ca.pem', ca),
});

test('reads a chain, its key and several authorities', async () => {
  const [one, two] = [await makeCertificate({ isAuthority: true }), await makeCertificate({ isAuthority: true })];
  const read = readTlsFiles(files({ cert: good.cert + one.cert, ca: one.cert + two.cert }), NOW);
  expect(read.deviceAuthorities).toHaveLength(2);
  expect(Math.abs(read.validUntil - (NOW + 30 * DAY))).toBeLessThan(1_000);
});

test('names the setting, the file and what is wrong, and never what stands in it', async () => {
  const other = await makeCertificate();
  const old = await makeCertificate({ until: NOW - DAY });
  const early = await makeCertificate({ from: NOW + DAY });
  const missing = { ...files(), certFile: join(dir, 'nowhere.pem') };
  expect(() => readTlsFiles(missing, NOW)).toThrow(/MQTT_TLS_CERT=.*nowhere\.pem cannot be read \(ENOENT\)/);
  const wrong: [Parameters<typeof files>[0], RegExp][] = [
    [{ cert: 'no certificate' }, /MQTT_TLS_CERT=.* holds no certificate in PEM/],
    [{ cert: good.cert.replace(/\n.{8}/, '\n########') }, /MQTT_TLS_CERT=.* holds a certificate that cannot be read/],
    [{ cert: old.cert, key: old.key }, /MQTT_TLS_CERT=.* expired on/],
    [{ cert: early.cert, key: early.key }, /MQTT_TLS_CERT=.* is not valid before/],
    [{ key: other.key }, /MQTT_TLS_KEY=.* does not belong to the first certificate/],
    [{ key: 'secret-words' }, /MQTT_TLS_KEY=(?!.*secret-words).* holds no private key/],
    [{ ca: '' }, /MQTT_TLS_DEVICE_CA=.* holds no certificate in PEM/],
  ];
  for (const [change, message] of wrong) expect(() => readTlsFiles(files(change), NOW)).toThrow(message);
});

test('the doctor warns in time', () => {
  expect(checkValidity(NOW + 15 * DAY, NOW).isOk).toBe(true);
  expect(checkValidity(NOW + 13 * DAY, NOW)).toMatchObject({ isOk: false, check: 'mqtt-certificate' });
});
