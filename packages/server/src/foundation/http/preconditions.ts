import { limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import type { Db } from '../database/open-database.ts';
import { runAsUnit, TookTooLong, TooMuchWaits } from '../database/unit-of-work.ts';
import { isEquivalent, isSame, parseTags, type TagCondition } from './entity-tags.ts';

/** A read inside is asked by the same person, in the same language. */
const handedOn = [
  'authorization',
  'x-api-key',
  'cookie',
  'host',
  'origin',
  'accept-language',
  'x-forwarded-proto',
  'x-forwarded-host',
];
/** SQLSTATE of a transaction that lost against others again and again. */
const lost = /^(40001|40P01|57014|55P03)$/;

interface Preconditions {
  readonly match: TagCondition | undefined;
  readonly noneMatch: TagCondition | undefined;
}

/** A change that asks for the state of what it changes. */
export interface Guarded<T> {
  readonly db: Db;
  readonly request: FastifyRequest;
  /** Where the answer to read stands, of which the tag is asked; undefined: nowhere. */
  readonly address: string | undefined;
  readonly work: () => Promise<T>;
}

export function isConditional({ headers }: FastifyRequest): boolean {
  return headers['if-match'] !== undefined || headers['if-none-match'] !== undefined;
}

/**
 * Does a change only while what it changes is as `If-Match` and `If-None-Match` say [RFC 9110, 13.1.1, 13.1.2 and 13.2.2]. Looking
 * and changing are one transaction, so of two with the same tag one gets through.
 * @throws WijkritmeError precondition_failed, not_found, invalid_input, busy, unavailable; and what the work throws
 */
export async function changeConditionally<T>({ db, request, address, work }: Guarded<T>): Promise<T> {
  const asked = readPreconditions(request);
  if (address === undefined)
    throw failed('This address cannot be read, so it has no ETag; leave If-Match and If-None-Match out.');
  const name = `change of ${address.split('?')[0]}`;
  try {
    return await runAsUnit(db, { name, limitMs: limits.groupMs }, async () => {
      requireState(asked, await currentTag(request, address), request.method);
      return work();
    });
  } catch (cause) {
    if (cause instanceof TooMuchWaits)
      throw new WijkritmeError('busy', 'Too many changes with a condition wait already.', { retryAfterSeconds: 1 });
    if (cause instanceof TookTooLong || lost.test(String((cause as { code?: unknown }).code)))
      throw new WijkritmeError('unavailable', 'This took too long beside what others do; nothing of it was done.', {
        retryAfterSeconds: 1,
      });
    throw cause;
  }
}

function readPreconditions({ headers }: FastifyRequest): Preconditions {
  const read = (name: 'if-match' | 'if-none-match') => {
    const text = headers[name];
    if (text === undefined) return undefined;
    const condition = parseTags(text);
    if (condition) return condition;
    throw new WijkritmeError('invalid_input', `${name} is * or a list of ETags, each between double quotes.`);
  };
  return { match: read('if-match'), noneMatch: read('if-none-match') };
}

/** @returns undefined where there is nothing to read */
async function currentTag({ server, headers, ip }: FastifyRequest, address: string): Promise<string | undefined> {
  const own = Object.fromEntries(handedOn.map((name) => [name, headers[name]]).filter(([, value]) => value));
  const answer = await server.inject({ method: 'GET', url: address, remoteAddress: ip, headers: own });
  const { etag } = answer.headers;
  if (answer.statusCode === 200 && typeof etag === 'string') return etag;
  if (answer.statusCode >= 500) throw new WijkritmeError('unavailable', 'What is there now could not be read.');
  return undefined;
}

function requireState({ match, noneMatch }: Preconditions, tag: string | undefined, method: string): void {
  if (match && tag === undefined && method !== 'PUT' && method !== 'POST')
    throw new WijkritmeError('not_found', 'There is nothing at this address that can be read.');
  if (match && (tag === undefined || !isSame(match, tag)))
    throw failed('It is not what If-Match says. Read it again, look at what is different, and send the new ETag.');
  if (noneMatch && tag !== undefined && isEquivalent(noneMatch, tag))
    throw failed('There is what If-None-Match says should not be there.');
}

function failed(detail: string): WijkritmeError {
  return new WijkritmeError('precondition_failed', detail);
}
