import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { type Principal, type Principals, visitor } from '../principals.ts';

export const sessionCookie = 'wijkritme_session';

/** What a session cookie turned out to be; a store that did not answer is told when the answer is asked for. */
type Found = { readonly principal: Principal } | { readonly cause: unknown };

/** Who sends a request: bearer key, X-Api-Key, or the session cookie of a page. */
export class Authentication {
  readonly #principals: Principals;
  readonly #config: Config;
  readonly #sessions = new WeakMap<FastifyRequest, Found>();

  constructor(principals: Principals, config: Config) {
    this.#principals = principals;
    this.#config = config;
  }

  /** Looks the session up, in the store, for every request anew: a changed role or an ended session acts at once. */
  prepare(request: FastifyRequest, done: () => void): void {
    const token = keyOf(request) === undefined && isApi(request) ? cookieOf(request, sessionCookie) : undefined;
    if (token === undefined) {
      done();
      return;
    }
    this.#principals
      .findSession(token)
      .then(
        (principal = visitor): Found => ({ principal }),
        (cause): Found => ({ cause }),
      )
      .then((found) => {
        this.#sessions.set(request, found);
        done();
      });
  }

  /** The session that a request came with, if it is one that was found. */
  sessionOf(request: FastifyRequest): string | undefined {
    return this.#sessions.has(request) ? cookieOf(request, sessionCookie) : undefined;
  }

  /** @throws WijkritmeError key_invalid: nobody knows this key; forbidden: a change that comes from a foreign page */
  principalOf(request: FastifyRequest): Principal {
    const key = keyOf(request);
    if (key !== undefined) {
      const found = this.#principals.find(key);
      if (!found)
        throw new WijkritmeError('key_invalid', {
          nl: 'De sleutel in dit verzoek is onbekend of ingetrokken. Vraag uw beheerder om een nieuwe.',
          en: 'The key in this request is unknown or was revoked. Ask your administrator for a new one.',
        });
      return found;
    }
    const found = this.#sessions.get(request);
    if (!found) return visitor;
    if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request, this.#config);
    if ('cause' in found) throw found.cause;
    return found.principal;
  }
}

/** Pages, scripts and pictures are for everybody; nobody needs to be looked up for them. */
function isApi({ url }: FastifyRequest): boolean {
  return url.startsWith('/v1');
}

function keyOf(request: FastifyRequest): string | undefined {
  const bearer = request.headers.authorization;
  if (bearer?.startsWith('Bearer ')) return bearer.slice(7);
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : undefined;
}

/** Value of a cookie of this request. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  return request.headers.cookie
    ?.split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/**
 * A cookie travels by itself, so a change must come from a page of ours.
 * @throws WijkritmeError forbidden
 */
export function requireSameOrigin(request: FastifyRequest, config: Config): void {
  const origin = request.headers.origin;
  const own = [`http://${request.headers.host}`, `https://${request.headers.host}`, config.publicUrl];
  if (origin === undefined || !own.includes(origin)) {
    throw new WijkritmeError('forbidden', {
      nl: 'Dit verzoek komt niet van een pagina van deze installatie. Open de pagina opnieuw en doe het daar.',
      en: 'This request does not come from a page of this installation. Open the page again and do it there.',
    });
  }
}
