import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/open-database.ts';
import { logUnlessAway } from '../database/store-away.ts';
import { isDeeperThan, MOST_LEVELS } from '../http/nesting.ts';
import type { Log } from '../log.ts';
import { actorOf, type Principal } from '../principals.ts';
import {
  beginRequest,
  findRequest,
  forgetRequest,
  type KeptRequest,
  type KeyedRequest,
  keepAnswer,
} from './kept-requests.ts';
import { hashOf, seal, unseal } from './seal.ts';

/** Of an answer, in characters; none of ours comes near. */
const LONGEST_ANSWER = 4_000_000;
const RETRY_SECONDS = 2;

interface Begun extends KeyedRequest {
  readonly key: string;
}

/**
 * A request that makes something can be sent again with the same `Idempotency-Key` when its answer was lost: it is done once,
 * and the answer comes again [draft-ietf-httpapi-idempotency-key-header-07]. Kept for a day, for who is signed in or has a key.
 */
export class RepeatGuard {
  readonly #begun = new WeakMap<FastifyRequest, Begun>();
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor({ db, clock, log }: { readonly db: Db; readonly clock: Clock; readonly log: Log }) {
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * @returns the reply, sent, when this request was answered before; else undefined
   * @throws WijkritmeError invalid_input, idempotency_key_reused, request_unfinished, rate_limited
   */
  async before(request: FastifyRequest, reply: FastifyReply, principal: Principal): Promise<FastifyReply | undefined> {
    const key = keyOf(request);
    if (key === undefined || principal.kind === 'visitor') return undefined;
    if (isDeeperThan(request.body, MOST_LEVELS))
      throw new WijkritmeError('invalid_input', {
        nl: `De inhoud is dieper dan ${MOST_LEVELS} lagen; maak die vlakker.`,
        en: `The body nests more than ${MOST_LEVELS} levels; make it flatter.`,
      });
    const asked = JSON.stringify(request.body ?? null);
    const begun: Begun = {
      key,
      owner: ownerOf(principal),
      keyHash: hashOf(key),
      fingerprint: hashOf(request.method, request.url, asked),
    };
    if (await beginRequest(this.#db, begun, new Date(this.#clock.now()))) {
      this.#begun.set(request, begun);
      return undefined;
    }
    const kept = await findRequest(this.#db, begun);
    if (!kept)
      throw new WijkritmeError(
        'rate_limited',
        {
          nl: 'Er kwamen op één dag te veel sleutels (Idempotency-Key). Probeer het over een uur opnieuw.',
          en: 'Too many keys (Idempotency-Key) came within a day. Try again in an hour.',
        },
        { retryAfterSeconds: 3_600 },
      );
    return sendAgain(reply, begun, kept);
  }

  /** Before the answer goes out, so that who gets it can rely on it. */
  async after(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const begun = this.#begun.get(request);
    if (!begun) return;
    this.#begun.delete(request);
    const text = typeof payload === 'string' ? payload : undefined;
    const isWorthKeeping = text !== undefined && text.length <= LONGEST_ANSWER && isLasting(reply.statusCode);
    try {
      if (isWorthKeeping) {
        await keepAnswer(this.#db, begun, { status: reply.statusCode, sealed: seal(begun.key, text) });
      } else if (reply.statusCode >= 400) await forgetRequest(this.#db, begun);
    } catch (cause) {
      // What was asked was done or refused already; a repeat will hear that this is not known.
      logUnlessAway(this.#log, cause, 'answer not kept for a repeat');
    }
  }
}

function sendAgain(reply: FastifyReply, begun: Begun, kept: KeptRequest): FastifyReply {
  if (!begun.fingerprint.equals(kept.fingerprint))
    throw new WijkritmeError('idempotency_key_reused', {
      nl: 'Deze sleutel (Idempotency-Key) kwam eerder met een ander verzoek. Neem voor elk verzoek een nieuwe.',
      en: 'This key (Idempotency-Key) came with another request before. Take a new one for each request.',
    });
  if (kept.status === null || kept.sealed === null)
    throw new WijkritmeError(
      'request_unfinished',
      {
        nl: 'Het eerste verzoek met deze sleutel heeft nog geen antwoord. Blijft dat zo, kijk dan eerst of het is gedaan.',
        en: 'The first request with this key has no answer yet. If it stays so, look first whether it was done.',
      },
      {
        retryAfterSeconds: RETRY_SECONDS,
      },
    );
  const type = kept.status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  return reply.code(kept.status).header('idempotency-replayed', 'true').type(type).send(unseal(begun.key, kept.sealed));
}

/** A key is a text of the caller, bare or between quotes [RFC 8941, 3.3.3]; guessing it would open the answer. */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = String(given).replace(/^"(.*)"$/, '$1');
  if (!/^[\x21\x23-\x5b\x5d-\x7e]{16,200}$/.test(key))
    throw new WijkritmeError('invalid_input', {
      nl: 'Idempotency-Key heeft 16 tot 200 tekens, bijvoorbeeld een UUID.',
      en: 'Idempotency-Key has 16 to 200 characters, for example a UUID.',
    });
  return key;
}

/** Roles and sessions may change meanwhile; the person stays. */
function ownerOf(principal: Principal): string {
  return principal.kind === 'person' ? `person:${principal.personId}` : actorOf(principal);
}

/** Success, and a refusal that would be the same again. Being turned away, too early or too late is not. */
function isLasting(status: number): boolean {
  return status < 500 && ![401, 403, 409, 412, 429].includes(status);
}
