import type { FeedFault } from '@wijkritme/contract';
import type { Asked, FeedRequest } from './adapters/adapter.ts';

export interface AskLimits {
  /** For the whole answer, headers and body. */
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Ends the question when the server stops. */
  readonly signal: AbortSignal;
}

const RETRY_AFTER = /^\d{1,6}$/;

/**
 * Asks once and reads JSON. Follows no redirect: the host that an administrator chose is the one that is asked. Reads no further than
 * the limit, and repeats nothing of what was said.
 */
export async function askSource(request: FeedRequest, limits: AskLimits): Promise<Asked> {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = AbortSignal.any([timeout, limits.signal]);
  try {
    const { url, method, headers, body = null } = request;
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', 'user-agent': 'wijkritme', ...headers },
      body,
      redirect: 'manual',
      signal,
    });
    const fault = faultOf(response.status);
    if (fault) {
      await response.body?.cancel();
      return { ok: false, fault, ...retryAfterOf(response) };
    }
    const text = await readText(response, limits.mostBytes);
    return text === undefined ? { ok: false, fault: 'too-large' } : parse(text);
  } catch {
    return { ok: false, fault: timeout.aborted ? 'timeout' : 'unreachable' };
  }
}

/** How long the other side wants to be left alone, where it says so in seconds. */
export function retryAfterOf({ headers }: Response): { retryAfterMs?: number } {
  const seconds = headers.get('retry-after') ?? '';
  return RETRY_AFTER.test(seconds) ? { retryAfterMs: Number(seconds) * 1_000 } : {};
}

export function faultOf(status: number): FeedFault | undefined {
  if (status === 200) return undefined;
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401 || status === 403) return 'key-refused';
  return status === 429 ? 'too-often' : 'bad-answer';
}

/** undefined: more than the limit; the rest is not read. */
async function readText({ body }: Response, mostBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): Asked {
  try {
    return { ok: true, answer: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, fault: 'unreadable' };
  }
}
