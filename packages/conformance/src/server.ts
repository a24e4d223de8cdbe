import type { Options } from './options.ts';

/** An entity as JSON. */
export type Entity = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the answer is not JSON. */
  readonly json: unknown;
  readonly sent: { readonly method: string; readonly url: string; readonly body: string | undefined };
}

const TIMEOUT_MS = 30_000;

/** The server under test, by HTTP alone. */
export class Server {
  readonly base: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ url, key, headers }: Options) {
    this.base = url.replace(/\/+$/, '');
    this.#headers = { ...headers, ...(key && { authorization: `Bearer ${key}` }) };
  }

  /**
   * @param path below the service root, or a whole address of this server
   * @throws Error when nothing answers within half a minute
   */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const url = path.startsWith('http') ? path : `${this.base}/${path.replace(/^\//, '')}`;
    // A key must not go to another server because a link says so.
    if (new URL(url).origin !== new URL(this.base).origin) throw new Error(`${url} leads to another server`);
    const text = body === undefined || typeof body === 'string' ? body : toJson(body);
    const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method,
      headers: { ...this.#headers, ...type, ...headers },
      body: text ?? null,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const received = await response.text();
    const sent = { method, url, body: text };
    return { status: response.status, headers: response.headers, text: received, json: parse(received), sent };
  }
}

/** Numbers beyond 2^53 that stand as ids, which SensorThings allows, become BigInt. */
function parse(text: string): unknown {
  try {
    const safe = text.replaceAll(/("@iot\.id"\s*:\s*)(\d{16,19})(?=\s*[,}])/g, '$1"int64:$2"');
    return JSON.parse(safe, (name, value: unknown) =>
      name === '@iot.id' && typeof value === 'string' && value.startsWith('int64:') ? BigInt(value.slice(6)) : value,
    );
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? `int64:${inner}` : inner));
  return text.replaceAll(/"int64:(\d+)"/g, '$1');
}
