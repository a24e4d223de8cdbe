import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { type Principal, type Principals, visitor } from '../principals.ts';

export const sessionCookie = 'wijkritme_session';

/**
 * Bearer key, X-Api-Key, or the session cookie of a page.
 * @throws WijkritmeError key_invalid when a key was given that nobody knows
 */
export function authenticate(request: FastifyRequest, principals: Principals, config: Config): Principal {
  const key = keyOf(request);
  if (key !== undefined) {
    const found = principals.find(key);
    if (!found) throw new WijkritmeError('key_invalid', 'The key in this request is unknown or was revoked.');
    return found;
  }
  const cookie = cookieOf(request);
  if (cookie === undefined) return visitor;
  if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request, config);
  return principals.find(cookie) ?? visitor;
}

function keyOf(request: FastifyRequest): string | undefined {
  const bearer = request.headers.authorization;
  if (bearer?.startsWith('Bearer ')) return bearer.slice(7);
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : undefined;
}

function cookieOf(request: FastifyRequest): string | undefined {
  return request.headers.cookie
    ?.split('; ')
    .find((part) => part.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1);
}

/** A cookie travels by itself, so a change must come from a page of ours. */
function requireSameOrigin(request: FastifyRequest, config: Config): void {
  const origin = request.headers.origin;
  const own = [`http://${request.headers.host}`, `https://${request.headers.host}`, config.publicUrl];
  if (origin === undefined || !own.includes(origin)) {
    throw new WijkritmeError('forbidden', 'This request does not come from a page of this installation.');
  }
}
