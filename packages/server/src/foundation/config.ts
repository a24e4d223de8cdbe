import { resolve } from 'node:path';
import { englishOnly, type OidcProvider, SECOND, WijkritmeError } from '@wijkritme/contract';
import { type MqttTlsSettings, mqttTlsSettings } from './mqtt/tls-settings.ts';
import { parseOidcProviders } from './oidc-providers.ts';
import { type TracingSettings, tracingSettingNames, tracingSettings } from './tracing/tracing-settings.ts';

export type StoreChoice = 'embedded' | 'postgresql' | 'pglite';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Everything that can be set from outside, after checking. `.env.example` names the same settings; a test compares both. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** undefined: no MQTT without TLS. */
  readonly mqttPort: number | undefined;
  /** MQTT over TLS; undefined: not offered. */
  readonly mqttTls: MqttTlsSettings | undefined;
  /** MQTT over WebSocket on the port of HTTP. */
  readonly mqttWebSocket: boolean;
  /** Anybody may listen over MQTT to readings that anybody may read. */
  readonly mqttOpenListening: boolean;
  readonly dataDir: string;
  readonly store: StoreChoice;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly adminKey: string | undefined;
  /** Who keeps the public register, how to reach them, and the licence of what is published; for its exports. */
  readonly register: RegisterSettings;
  readonly demo: boolean;
  readonly oidcProviders: readonly OidcProvider[];
  /** Addresses of proxies whose word about the caller's address counts; empty: none. */
  readonly trustedProxies: string;
  /** How many requests a person, or an address of nobody known, may make in a minute; undefined: no limit. */
  readonly requestsPerMinute: number | undefined;
  /** Sites whose pages may use the API with a key. */
  readonly corsOrigins: readonly string[];
  /** Devices without a key may announce themselves. */
  readonly discovery: boolean;
  /** Hosts besides those of the adapters that feeds may ask. */
  readonly feedOrigins: readonly string[];
  readonly lateLimitDays: number;
  /** Months of readings that ended so many days ago are sealed; undefined: never. */
  readonly sealAfterDays: number | undefined;
  /** How many messages of one device are taken in a minute, over all its connections. */
  readonly deviceMessagesPerMinute: number;
  /** How many numbers back a numbered message may come late. */
  readonly replayWindow: number;
  /** Forecasts are made every hour by the clock, or only when an administrator asks. */
  readonly forecasts: 'hourly' | 'on-demand';
  /** Where clamd listens: host:port or the path of its socket; undefined: files of cases are not scanned. */
  readonly clamav: string | undefined;
  /** Mail server; undefined: this installation sends no mail. */
  readonly mail: MailSettings | undefined;
  /** May webhooks go to private addresses, and without TLS? For programs in the same network. */
  readonly privateWebhooks: boolean;
  /** Messages to devices (Web Push); undefined: this installation sends none. */
  readonly push: PushSettings | undefined;
  /** How long a server that was told to stop goes on serving, so that load balancers notice; ms. */
  readonly drainMs: number;
  /** Traces for OpenTelemetry; undefined: none are made. */
  readonly tracing: TracingSettings | undefined;
  readonly logLevel: LogLevel;
}

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where it asks for them. */
  readonly url: string;
  readonly from: string;
}

export interface PushSettings {
  /** Where a push service finds who sends: mailto: or https:. */
  readonly contact: string;
  /** Hosts of push services that may be asked; one that begins with `*.` stands for all below it. */
  readonly services: readonly string[];
}

export interface RegisterSettings {
  readonly organisation: string | undefined;
  readonly contact: string | undefined;
  readonly licence: string | undefined;
}

export type Env = Readonly<Record<string, string | undefined>>;

export const settings = [
  'HOST',
  'PORT',
  'MQTT_PORT',
  'MQTT_WEB_SOCKET',
  'MQTT_OPEN_LISTENING',
  'MQTT_TLS_PORT',
  'MQTT_TLS_CERT',
  'MQTT_TLS_KEY',
  'MQTT_TLS_DEVICE_CA',
  'DATA_DIR',
  'STORE',
  'DATABASE_URL',
  'PUBLIC_URL',
  'ADMIN_KEY',
  'OIDC_PROVIDERS',
  'TRUSTED_PROXIES',
  'REQUESTS_PER_MINUTE',
  'CORS_ORIGINS',
  'REGISTER_ORGANISATION',
  'REGISTER_CONTACT',
  'OPEN_DATA_LICENCE',
  'DEMO',
  'DISCOVERY',
  'FEED_ORIGINS',
  'LATE_LIMIT_DAYS',
  'SEAL_AFTER_DAYS',
  'DEVICE_MESSAGES_PER_MINUTE',
  'REPLAY_WINDOW',
  'FORECASTS',
  'CLAMAV',
  'DRAIN_SECONDS',
  'LOG_LEVEL',
  'SMTP_URL',
  'MAIL_FROM',
  'PRIVATE_WEBHOOKS',
  'PUSH_CONTACT',
  'PUSH_SERVICES',
  ...tracingSettingNames,
] as const;

/**
 * Environment → configuration.
 * @throws WijkritmeError config_invalid, naming the setting, the value and what is allowed
 */
export function envToConfig(env: Env, workingDir: string): Config {
  const databaseUrl = env.DATABASE_URL || undefined;
  const store = oneOf(
    env,
    'STORE',
    ['embedded', 'postgresql', 'pglite'] as const,
    databaseUrl ? 'postgresql' : 'embedded',
  );
  if (store === 'postgresql' && !databaseUrl) {
    throw invalid(
      'DATABASE_URL',
      '',
      'is needed when STORE is postgresql, for example postgresql://user@host:5432/wijkritme',
    );
  }
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw invalid('DATABASE_URL', '(hidden)', 'must start with postgresql://');
  }
  if (env.ADMIN_KEY !== undefined && env.ADMIN_KEY !== '' && env.ADMIN_KEY.length < 20) {
    throw invalid('ADMIN_KEY', '(hidden)', 'must have at least 20 characters');
  }
  const drainMs = wholeNumber(env, 'DRAIN_SECONDS', 0, 0, 300) * SECOND;
  return {
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', 8080, 0, 65_535),
    mqttPort: env.MQTT_PORT === 'off' ? undefined : wholeNumber(env, 'MQTT_PORT', 1883, 0, 65_535),
    mqttTls: mqttTlsSettings(env, workingDir),
    mqttWebSocket: oneOf(env, 'MQTT_WEB_SOCKET', ['on', 'off'] as const, 'on') === 'on',
    mqttOpenListening: oneOf(env, 'MQTT_OPEN_LISTENING', ['on', 'off'] as const, 'on') === 'on',
    dataDir: resolve(workingDir, env.DATA_DIR || 'data'),
    store,
    databaseUrl,
    publicUrl: webAddress(env, 'PUBLIC_URL'),
    adminKey: env.ADMIN_KEY || undefined,
    oidcProviders: parseOidcProviders(env.OIDC_PROVIDERS || '', workingDir),
    trustedProxies: env.TRUSTED_PROXIES || '',
    requestsPerMinute:
      env.REQUESTS_PER_MINUTE === 'off' ? undefined : wholeNumber(env, 'REQUESTS_PER_MINUTE', 3_000, 1, 1_000_000),
    corsOrigins: webAddresses(env, 'CORS_ORIGINS'),
    register: registerSettings(env),
    demo: oneOf(env, 'DEMO', ['on', 'off'] as const, 'on') === 'on',
    discovery: oneOf(env, 'DISCOVERY', ['on', 'off'] as const, 'on') === 'on',
    feedOrigins: feedAddresses(env),
    lateLimitDays: lateLimitDays(env),
    sealAfterDays: sealAfterDays(env),
    deviceMessagesPerMinute: wholeNumber(env, 'DEVICE_MESSAGES_PER_MINUTE', 6_000, 1, 1_000_000),
    replayWindow: wholeNumber(env, 'REPLAY_WINDOW', 32, 1, 1_024),
    forecasts: oneOf(env, 'FORECASTS', ['hourly', 'on-demand'] as const, 'hourly'),
    clamav: scannerAddress(env),
    mail: mailSettings(env),
    push: pushSettings(env),
    privateWebhooks: oneOf(env, 'PRIVATE_WEBHOOKS', ['on', 'off'] as const, 'off') === 'on',
    drainMs,
    tracing: tracingSettings(env, drainMs),
    logLevel: oneOf(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
  };
}

const lateLimitDays = (env: Env) => wholeNumber(env, 'LATE_LIMIT_DAYS', 400, 1, 36_500);

/** A device would make sealed months rows again, one reading at a time, if it may still send readings of them. */
function sealAfterDays(env: Env): number | undefined {
  if (env.SEAL_AFTER_DAYS === 'off') return undefined;
  const late = lateLimitDays(env);
  return wholeNumber(env, 'SEAL_AFTER_DAYS', late + 30, late + 1, 40_000);
}

function scannerAddress(env: Env): string | undefined {
  const address = env.CLAMAV || undefined;
  if (address && !/^(\/.+|[^/\s]+:\d{1,5})$/.test(address))
    throw invalid('CLAMAV', address, 'must be host:port, or the path of a socket, for example 127.0.0.1:3310');
  return address;
}

/** Of Chrome and Edge on Android, of Firefox, of Edge on Windows, and of Safari. */
const PUSH_SERVICES = 'fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com';

function pushSettings(env: Env): PushSettings | undefined {
  const contact = env.PUSH_CONTACT || undefined;
  if (contact && !/^(mailto:[^@\s]+@[^@\s]+|https:\/\/[^\s]+)$/.test(contact))
    throw invalid('PUSH_CONTACT', contact, 'must be mailto: with an address, or an https:// address');
  const services = (env.PUSH_SERVICES || PUSH_SERVICES).split(',').map((host) => host.trim().toLowerCase());
  const wrong = services.find((host) => !/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host));
  if (wrong !== undefined)
    throw invalid(
      'PUSH_SERVICES',
      wrong,
      'must be hosts with commas between them, such as fcm.googleapis.com,*.push.apple.com',
    );
  return contact === undefined ? undefined : { contact, services };
}

function registerSettings(env: Env): RegisterSettings {
  const licence = env.OPEN_DATA_LICENCE || undefined;
  if (licence && !/^https?:\/\/[^\s"<>]+$/.test(licence))
    throw invalid(
      'OPEN_DATA_LICENCE',
      licence,
      'must be the address of a licence, for example http://publications.europa.eu/resource/authority/licence/CC0',
    );
  return {
    organisation: env.REGISTER_ORGANISATION || undefined,
    contact: env.REGISTER_CONTACT || undefined,
    licence,
  };
}

/** A mail names a sender and links to this installation, so all three belong together. */
function mailSettings(env: Env): MailSettings | undefined {
  const url = env.SMTP_URL || undefined;
  if (url === undefined) return undefined;
  if (!/^smtps?:\/\/[^\s]+$/.test(url) || !URL.canParse(url))
    throw invalid('SMTP_URL', '(hidden)', 'must look like smtp://user:password@host:587 or smtps://host:465');
  const from = env.MAIL_FROM || '';
  if (!/^([^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    throw invalid('MAIL_FROM', from, 'is needed with SMTP_URL, for example Wijkritme <noreply@gemeente.example>');
  if (!env.PUBLIC_URL)
    throw invalid(
      'PUBLIC_URL',
      '',
      'is needed with SMTP_URL: mails link to it, for example https://ritme.gemeente.example',
    );
  return { url, from };
}

function invalid(name: string, value: string, remedy: string): WijkritmeError {
  return new WijkritmeError('config_invalid', englishOnly(`${name}=${value} ${remedy}`));
}

function wholeNumber(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw invalid(name, text, `must be a whole number from ${min} to ${max}`);
  }
  return value;
}

function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[], fallback: T): T {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const found = allowed.find((choice) => choice === text);
  if (found === undefined) throw invalid(name, text, `must be one of: ${allowed.join(', ')}`);
  return found;
}

function webAddresses(env: Env, name: string): string[] {
  const parts = (env[name] ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean).map((part) => webAddress({ [name]: part }, name) as string);
}

/** Of sources that are asked (http) or listened to (mqtt). */
function feedAddresses(env: Env): string[] {
  const parts = (env.FEED_ORIGINS ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    if (/^(https?|mqtts?):\/\/[^/\s@]+$/.test(part)) return part;
    throw invalid('FEED_ORIGINS', part, 'must look like https://host or mqtts://host:8883, without a path');
  });
}

function webAddress(env: Env, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^https?:\/\/[^/]+$/.test(text))
    throw invalid(name, text, 'must look like https://host or http://host:port, without a path');
  return text;
}
