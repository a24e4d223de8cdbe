import type { OperationId, operations, Problem } from '@wijkritme/contract';
import type { Static, TSchema } from 'typebox';
import type { Call } from './call.ts';
import { calls } from './calls.ts';

type Declared<I extends OperationId> = (typeof operations)[I];
type In<D, K extends string> = D extends Record<K, infer S extends TSchema> ? Static<S> : Record<never, never>;
type Body<D> = D extends { body: infer S extends TSchema } ? { body: Static<S> } : Record<never, never>;
/** Path parameters, query and body of one operation as one object. */
export type Input<I extends OperationId> = In<Declared<I>, 'params'> & In<Declared<I>, 'query'> & Body<Declared<I>>;
export type Output<I extends OperationId> =
  Declared<I> extends { response: infer S extends TSchema } ? Static<S> : never;

/** How one request is made. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** ETag of what was seen: a change of anything else is refused as `precondition_failed` (RFC 9110, 13.1.1). */
  readonly ifMatch?: string;
  /** A request that is sent again with the same key is done once. One of your own making: `crypto.randomUUID()`. */
  readonly idempotencyKey?: string;
  /** Gets the headers of the answer, `etag` and `ratelimit` among them, also where the server answers with a problem. */
  readonly onHeaders?: (headers: Headers) => void;
}

/** One method per operation; the method is the operation's id. */
export type Client = {
  [I in OperationId]: (input?: Input<I>, options?: RequestOptions) => Promise<Output<I>>;
};

export interface ClientOptions {
  /** Where the server is, for example http://localhost:8080; empty for the page's own host. */
  readonly baseUrl?: string;
  /** Administrator or device key; a page uses its cookie instead. */
  readonly key?: string;
  /** 'nl' or 'en': the language of the sentences in answers. */
  readonly language?: () => string;
  readonly fetch?: typeof fetch;
}

/** The server answered with a problem (RFC 9457). */
export class ClientError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ClientError';
    this.problem = problem;
  }
}

/** @example const { items } = await createClient({ baseUrl: 'http://localhost:8080' }).listPlaces(); */
export function createClient(options: ClientOptions = {}): Client {
  const entries = (Object.keys(calls) as OperationId[]).map((id) => [
    id,
    (input: Record<string, unknown> = {}, more: RequestOptions = {}) => call(calls[id], input, options, more),
  ]);
  // The keys are exactly the operation ids, so the object has the shape of Client.
  return Object.fromEntries(entries) as Client;
}

async function call(
  of: Call,
  input: Record<string, unknown>,
  options: ClientOptions,
  { signal, ifMatch, idempotencyKey, onHeaders }: RequestOptions,
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.language) headers['accept-language'] = options.language();
  if (options.key) headers.authorization = `Bearer ${options.key}`;
  if (ifMatch) headers['if-match'] = ifMatch;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  let body: string | undefined;
  if (of.body) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(input.body);
  }
  const doFetch = options.fetch ?? fetch;
  const url = (options.baseUrl ?? '') + addressOf(of, input);
  const response = await doFetch(url, { method: of.method, headers, body, signal, credentials: 'same-origin' });
  onHeaders?.(response.headers);
  if (response.ok) return response.json();
  throw new ClientError(await problemOf(response));
}

/** @example addressOf(calls.getPlace, { id: 3 }) // '/v1/places/3' */
export function addressOf({ path, query = [] }: Call, input: Record<string, unknown>): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const asked = new URLSearchParams();
  for (const name of query) if (input[name] !== undefined) asked.set(name, String(input[name]));
  return asked.size > 0 ? `${address}?${asked}` : address;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `HTTP ${response.status}`,
    code: 'internal',
  };
  try {
    return { ...fallback, ...(await response.json()) };
  } catch {
    return fallback;
  }
}
