import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FeedFault, WijkritmeError } from '@wijkritme/contract';
import { readPresetFile } from '../presets/open-file.ts';
import type { RowReader } from '../presets/preset.ts';
import { type AskLimits, faultOf, retryAfterOf } from './ask-source.ts';

/** What the other side said of the file that we have. */
export interface FileVersion {
  readonly etag: string | null;
  readonly modified: string | null;
}

export interface FileLimits extends AskLimits {
  /** What the file may unpack to. */
  readonly mostTextBytes: number;
}

export type AskedFile =
  | { readonly ok: true; readonly isNew: true; readonly version: FileVersion }
  | { readonly ok: true; readonly isNew: false }
  | { readonly ok: false; readonly fault: FeedFault; readonly retryAfterMs?: number };

/**
 * Fetches a file, packed or not, and hands it to a reader as it comes, in small pieces, so that others get their turn. Asks for it
 * only where it changed since `known`. Follows no redirect.
 */
export async function askFile(
  url: string,
  known: FileVersion | undefined,
  { reader, limits }: { reader: RowReader; limits: FileLimits },
): Promise<AskedFile> {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = AbortSignal.any([timeout, limits.signal]);
  try {
    const response = await fetch(url, { headers: headersFor(known), redirect: 'manual', signal });
    const isSame = response.status === 304 && known !== undefined;
    const fault = isSame ? undefined : faultOf(response.status);
    if (isSame || fault) {
      await response.body?.cancel();
      return isSame
        ? { ok: true, isNew: false }
        : { ok: false, fault: fault ?? 'bad-answer', ...retryAfterOf(response) };
    }
    await readPresetFile(upTo(response.body ?? [], limits.mostBytes), reader, () => nextTurn(), {
      maxTextBytes: limits.mostTextBytes,
    });
    const { headers } = response;
    return { ok: true, isNew: true, version: { etag: headers.get('etag'), modified: headers.get('last-modified') } };
  } catch (cause) {
    return { ok: false, fault: timeout.aborted ? 'timeout' : faultOfReading(cause) };
  }
}

function headersFor(known: FileVersion | undefined): Record<string, string> {
  return {
    accept: 'application/gzip, application/xml',
    'user-agent': 'wijkritme',
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.modified && { 'if-modified-since': known.modified }),
  };
}

function faultOfReading(cause: unknown): FeedFault {
  if (!(cause instanceof WijkritmeError)) return 'unreachable';
  return cause.code === 'too_large' ? 'too-large' : 'unreadable';
}

/** @throws WijkritmeError too_large; the rest is not read */
async function* upTo(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > mostBytes)
      throw new WijkritmeError('too_large', {
        nl: `Een bestand van een bron is groter dan ${mostBytes} bytes. Vraag een kortere tijd, of minder tegelijk.`,
        en: `A file of a source has more than ${mostBytes} bytes. Ask for a shorter time, or less at once.`,
      });
    yield part;
  }
}
