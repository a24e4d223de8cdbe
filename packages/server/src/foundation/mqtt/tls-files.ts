import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { MqttTlsSettings } from './tls-settings.ts';

/** What the TLS door works with, read and checked. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
  readonly deviceCa: string | undefined;
  /** The certificates of `deviceCa` one by one. */
  readonly deviceAuthorities: readonly X509Certificate[];
  /** Until when our own certificate is valid, UTC ms. */
  readonly validUntil: number;
}

const oneCertificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Reads certificate, key and authorities, and looks whether they can be used at this moment.
 * @param now UTC ms
 * @throws WijkritmeError config_invalid, with the setting, the file and what is wrong; nothing of a file is repeated
 */
export function readTlsFiles(settings: MqttTlsSettings, now: number): TlsFiles {
  const cert = readText('MQTT_TLS_CERT', settings.certFile);
  const key = readText('MQTT_TLS_KEY', settings.keyFile);
  const own = certificatesIn('MQTT_TLS_CERT', settings.certFile, cert)[0] as X509Certificate; // at least one
  checkValidity(own, settings.certFile, now);
  if (!own.checkPrivateKey(toPrivateKey(settings.keyFile, key)))
    throw invalid('MQTT_TLS_KEY', settings.keyFile, `does not belong to the first certificate of ${settings.certFile}`);
  const { deviceCaFile } = settings;
  const deviceCa = deviceCaFile === undefined ? undefined : readText('MQTT_TLS_DEVICE_CA', deviceCaFile);
  const deviceAuthorities =
    deviceCa === undefined ? [] : certificatesIn('MQTT_TLS_DEVICE_CA', deviceCaFile as string, deviceCa);
  return { cert, key, deviceCa, deviceAuthorities, validUntil: Date.parse(own.validTo) };
}

function readText(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw invalid(setting, file, `cannot be read (${(cause as NodeJS.ErrnoException).code})`);
  }
}

function certificatesIn(setting: string, file: string, text: string): X509Certificate[] {
  const blocks = text.match(oneCertificate) ?? [];
  if (blocks.length === 0) throw invalid(setting, file, 'holds no certificate in PEM (-----BEGIN CERTIFICATE-----)');
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw invalid(setting, file, 'holds a certificate that cannot be read');
  }
}

function toPrivateKey(file: string, text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw invalid('MQTT_TLS_KEY', file, 'holds no private key in PEM without a password');
  }
}

function checkValidity(certificate: X509Certificate, file: string, now: number): void {
  const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (now >= until) throw invalid('MQTT_TLS_CERT', file, `expired on ${iso(until)}; put a new one in its place`);
  if (now < from) throw invalid('MQTT_TLS_CERT', file, `is not valid before ${iso(from)}; is the clock right?`);
}

const iso = (time: number) => new Date(time).toISOString();

function invalid(setting: string, file: string, problem: string): WijkritmeError {
  return new WijkritmeError('config_invalid', englishOnly(`${setting}=${file} ${problem}.`));
}
