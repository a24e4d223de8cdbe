import { limits, WijkritmeError, type Words } from '@wijkritme/contract';
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
    throw failed({
      nl: 'Dit adres is niet te lezen, dus heeft het geen ETag; laat If-Match en If-None-Match weg.',
      en: 'This address cannot be read, so it has no ETag; leave If-Match and If-None-Match out.',
    });
  return changeAtOnce(db, address, async () => {
    requireState(asked, await currentTag(request, address), request.method);
    return work();
  });
}

/**
 * Looking and changing as one transaction: nobody else changes what stands at an address in between.
 * @throws WijkritmeError busy, unavailable; and what the work throws
 */
export async function changeAtOnce<T>(db: Db, address: string, work: () => Promise<T>): Promise<T> {
  const name = `change of ${address.split('?')[0]}`;
  try {
    return await runAsUnit(db, { name, limitMs: limits.groupMs }, work);
  } catch (cause) {
    if (cause instanceof TooMuchWaits)
      throw new WijkritmeError(
        'busy',
        {
          nl: 'Er wachten al te veel wijzigingen met een voorwaarde (If-Match of JSON Patch). Probeer het zo opnieuw.',
          en: 'Too many changes with a condition (If-Match or JSON Patch) wait already. Try again in a moment.',
        },
        { retryAfterSeconds: 1 },
      );
    if (cause instanceof TookTooLong || lost.test(String((cause as { code?: unknown }).code)))
      throw new WijkritmeError(
        'unavailable',
        {
          nl: 'Dit duurde te lang naast wat anderen doen; er is niets van gedaan. Probeer het zo opnieuw.',
          en: 'This took too long beside what others do; nothing of it was done. Try again in a moment.',
        },
        {
          retryAfterSeconds: 1,
        },
      );
    throw cause;
  }
}

function readPreconditions({ headers }: FastifyRequest): Preconditions {
  const read = (name: 'if-match' | 'if-none-match') => {
    const text = headers[name];
    if (text === undefined) return undefined;
    const condition = parseTags(text);
    if (condition) return condition;
    throw new WijkritmeError('invalid_input', {
      nl: `${name} is * of een rij ETags, elk tussen dubbele aanhalingstekens.`,
      en: `${name} is * or a list of ETags, each between double quotes.`,
    });
  };
  return { match: read('if-match'), noneMatch: read('if-none-match') };
}

/** @returns undefined where there is nothing to read */
async function currentTag({ server, headers, ip }: FastifyRequest, address: string): Promise<string | undefined> {
  const own = Object.fromEntries(handedOn.map((name) => [name, headers[name]]).filter(([, value]) => value));
  const answer = await server.inject({ method: 'GET', url: address, remoteAddress: ip, headers: own });
  const { etag } = answer.headers;
  if (answer.statusCode === 200 && typeof etag === 'string') return etag;
  if (answer.statusCode >= 500)
    throw new WijkritmeError('unavailable', {
      nl: 'Wat er nu staat, kon niet worden gelezen. Er is niets veranderd; probeer het zo opnieuw.',
      en: 'What is there now could not be read. Nothing was changed; try again in a moment.',
    });
  return undefined;
}

function requireState({ match, noneMatch }: Preconditions, tag: string | undefined, method: string): void {
  if (match && tag === undefined && method !== 'PUT' && method !== 'POST')
    throw new WijkritmeError('not_found', {
      nl: 'Op dit adres staat niets wat te lezen is. Laat If-Match weg, of kijk het adres na.',
      en: 'There is nothing at this address that can be read. Leave If-Match out, or check the address.',
    });
  if (match && (tag === undefined || !isSame(match, tag)))
    throw failed({
      nl: 'Het is niet meer wat If-Match zegt. Lees het opnieuw, kijk wat anders is, en stuur de nieuwe ETag.',
      en: 'It is not what If-Match says. Read it again, look at what is different, and send the new ETag.',
    });
  if (noneMatch && tag !== undefined && isEquivalent(noneMatch, tag))
    throw failed({
      nl: 'Er staat al wat er volgens If-None-Match niet mag staan. Lees het eerst.',
      en: 'There is what If-None-Match says should not be there. Read it first.',
    });
}

function failed(detail: Words): WijkritmeError {
  return new WijkritmeError('precondition_failed', detail);
}
