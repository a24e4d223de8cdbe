import limiter from '@fastify/rate-limit';
import { MINUTE, WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../principals.ts';

/** Callers that are remembered at once; of more the ones longest away are forgotten. */
const CALLERS = 10_000;

/**
 * How many requests a caller may make in a minute: each person who signed in, and each address of who did not. Every answer
 * says what is left (`ratelimit-limit`, `ratelimit-remaining`, `ratelimit-reset`). Devices and the key of the installation are
 * not counted: readings have limits of their own, and so has the file door.
 * @param principalOf may throw where a key is unknown; such a request counts for its address
 */
export function limitRequests(
  app: FastifyInstance,
  perMinute: number,
  principalOf: (request: FastifyRequest) => Principal,
): void {
  const find = (request: FastifyRequest): Principal => {
    try {
      return principalOf(request);
    } catch {
      return { kind: 'visitor' };
    }
  };
  app.register(limiter, {
    global: false,
    enableDraftSpec: true,
    cache: CALLERS,
    max: perMinute,
    timeWindow: MINUTE,
    keyGenerator: (request) => {
      const principal = find(request);
      return principal.kind === 'person' ? `person ${principal.personId}` : request.ip;
    },
    allowList: (request) =>
      !request.url.startsWith('/v1') || ['device', 'administrator'].includes(find(request).kind) || isIntake(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new WijkritmeError(
        'rate_limited',
        {
          nl: `Meer dan ${perMinute} verzoeken in een minuut kan niet. Wacht een minuut en ga dan verder.`,
          en: `At most ${perMinute} requests a minute. Wait a minute, then go on.`,
        },
        {
          retryAfterSeconds: Math.ceil(ttl / 1_000),
        },
      ),
  });
  app.after(() => {
    app.addHook('onRequest', app.rateLimit());
  });
}

/**
 * How many forms of a page an address may send in a minute, whoever it is: a form asks nobody to sign in. Of IPv6 the first 64
 * bits count. Addresses are kept in memory for that minute and nowhere else.
 */
export async function limitForms(scope: FastifyInstance, perMinute: number): Promise<void> {
  await scope.register(limiter, {
    enableDraftSpec: true,
    cache: CALLERS,
    max: perMinute,
    timeWindow: MINUTE,
    errorResponseBuilder: (_request, { ttl }) =>
      new WijkritmeError(
        'rate_limited',
        {
          nl: `Meer dan ${perMinute} formulieren in een minuut kan niet. Wacht een minuut en stuur het opnieuw.`,
          en: `At most ${perMinute} forms a minute. Wait a minute and send it again.`,
        },
        {
          retryAfterSeconds: Math.ceil(ttl / 1_000),
        },
      ),
  });
}

/** SensorThings takes readings below /v1.1, also from who has to be told that a key is missing. */
function isIntake({ method, url }: FastifyRequest): boolean {
  return method !== 'GET' && url.startsWith('/v1.1/');
}
