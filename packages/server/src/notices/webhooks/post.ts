import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { SECOND } from '@wijkritme/contract';
import type { Outcome } from '../outcome.ts';
import { isPublicAddress, PRIVATE, publicLookup } from './address.ts';

/** From the first byte to the last, whatever the other side does. */
const TIMEOUT_MS = 10 * SECOND;
/** An answer is not looked at; more than this of it is not taken in. */
const MOST_ANSWER_BYTES = 64 * 1024;

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly allowPrivate: boolean;
  /** Absent: ten seconds. */
  readonly timeoutMs?: number;
}

/** Sends one message. A redirect is not followed. Never throws: what went wrong is an outcome. */
export function post({ url, headers, body, allowPrivate, timeoutMs = TIMEOUT_MS }: Posting): Promise<Outcome> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return Promise.resolve({ kind: 'failed', error: 'private address', target: true });
  const request = protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(allowPrivate ? {} : { lookup: publicLookup }),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Wijkritme',
          ...headers,
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        let bytes = 0;
        const done = () => resolve(outcomeOf(status));
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_ANSWER_BYTES) answer.destroy();
        });
        answer.on('close', done);
        answer.on('error', done);
      },
    );
    sent.on('error', (cause: NodeJS.ErrnoException) =>
      resolve({ kind: 'failed', error: errorOf(cause), target: true }),
    );
    sent.end(body);
  });
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  // Gone says that it never wants another one [RFC 9110, 15.5.11]; everything else may be mended there.
  if (status === 410) return { kind: 'refused', error: 'http 410' };
  return { kind: 'failed', error: `http ${status}`, target: true };
}

function errorOf({ code, name }: NodeJS.ErrnoException): string {
  if (code === PRIVATE) return 'private address';
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'no answer';
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'no connection';
}
