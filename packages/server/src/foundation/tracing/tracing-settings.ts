import { englishOnly, SECOND, WijkritmeError } from '@wijkritme/contract';

export const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go and how much of them, from the environment variables of OpenTelemetry. */
export interface TracingSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
  /** The share of traces that is noted, 0 to 1. Parents of elsewhere are not followed, so `parentbased_` adds nothing. */
  readonly share: number;
  /** How long what waits may take to be sent at a stop, ms. */
  readonly flushMs: number;
}

type Env = Readonly<Record<string, string | undefined>>;

export const tracingSettingNames = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'OTEL_TRACES_EXPORTER',
  'OTEL_SDK_DISABLED',
] as const;
type Name = (typeof tracingSettingNames)[number];

const FLUSH_MS = 2 * SECOND;
const MOST_PAIRS = 64;
/** [RFC 9110, 5.6.2] */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Printable; what stands elsewhere in a header could begin another one. */
const HEADER_VALUE = /^[\x20-\x7e]*$/;

/**
 * All are checked, also while tracing is off.
 * @param drainMs how long the server may go on when it is told to stop
 * @returns undefined: nothing is traced
 * @throws WijkritmeError config_invalid; values that may hold a key are not repeated
 */
export function tracingSettings(env: Env, drainMs: number): TracingSettings | undefined {
  const isDisabled = oneOf(env, 'OTEL_SDK_DISABLED', ['true', 'false'], 'false') === 'true';
  const exporter = oneOf(env, 'OTEL_TRACES_EXPORTER', ['otlp', 'none'], 'otlp');
  for (const name of ['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] as const)
    oneOf(env, name, ['http/json'], 'http/json');
  const url = urlOf(env);
  const headers = {
    ...headersOf(env, 'OTEL_EXPORTER_OTLP_HEADERS'),
    ...headersOf(env, 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'),
  };
  const resource = {
    'service.name': 'wijkritme',
    ...pairsOf(env, 'OTEL_RESOURCE_ATTRIBUTES'),
    ...(env.OTEL_SERVICE_NAME ? { 'service.name': env.OTEL_SERVICE_NAME } : {}),
  };
  const share = shareOf(env);
  if (isDisabled || exporter === 'none' || url === undefined) return undefined;
  const flushMs = drainMs === 0 ? FLUSH_MS : Math.min(drainMs, FLUSH_MS);
  return { url, headers, resource, share, flushMs };
}

/** The address for traces is taken as it is; below the one for everything they have a path of their own. */
function urlOf(env: Env): string | undefined {
  const base = webAddress(env, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const own = webAddress(env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  if (own || !base) return own?.href;
  base.pathname = `${base.pathname.replace(/\/$/, '')}/v1/traces`;
  return base.href;
}

function webAddress(env: Env, name: Name): URL | undefined {
  const text = env[name];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && isWeb && !url.username && !url.password && !url.hash) return url;
  throw invalid(
    name,
    '(hidden)',
    'must be an http:// or https:// address without a user or password, for example http://127.0.0.1:4318; keys go in OTEL_EXPORTER_OTLP_HEADERS',
  );
}

function shareOf(env: Env): number {
  const sampler = oneOf(env, 'OTEL_TRACES_SAMPLER', samplers, 'parentbased_always_on');
  const text = env.OTEL_TRACES_SAMPLER_ARG || '1';
  const share = Number(text);
  if (!/^[\d.]+$/.test(text) || !(share >= 0 && share <= 1))
    throw invalid('OTEL_TRACES_SAMPLER_ARG', text, 'must be a number from 0 to 1, for example 0.1');
  if (sampler.endsWith('always_off')) return 0;
  return sampler.endsWith('traceidratio') ? share : 1;
}

function headersOf(env: Env, name: Name): Record<string, string> {
  const headers = pairsOf(env, name);
  for (const [key, value] of Object.entries(headers))
    if (!TOKEN.test(key) || !HEADER_VALUE.test(value))
      throw invalid(name, '(hidden)', 'must hold names and values that a header of HTTP can have');
  return headers;
}

/** `name=value,name=value`, with what is special in a value percent-encoded [W3C Baggage, 3.3.1]. */
function pairsOf(env: Env, name: Name): Record<string, string> {
  const parts = (env[name] ?? '').split(',').filter((part) => part.trim() !== '');
  if (parts.length > MOST_PAIRS) throw invalid(name, '(hidden)', `must hold at most ${MOST_PAIRS} names`);
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('=');
      const key = part.slice(0, at).trim();
      const value = decoded(part.slice(at + 1).trim());
      if (at < 1 || !key || value === undefined)
        throw invalid(name, '(hidden)', 'must look like name=value,name=value, percent-encoded where needed');
      return [key, value] as const;
    }),
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function oneOf<const T extends string>(env: Env, name: Name, allowed: readonly T[], fallback: T): T {
  const text = env[name];
  if (!text) return fallback;
  const found = allowed.find((choice) => choice === text.toLowerCase());
  if (found === undefined) throw invalid(name, text, `must be one of: ${allowed.join(', ')}`);
  return found;
}

function invalid(name: Name, value: string, remedy: string): WijkritmeError {
  return new WijkritmeError('config_invalid', englishOnly(`${name}=${value} ${remedy}`));
}
