import type { DoneFuncWithErrOrRes, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { isEquivalent, parseTags, tagOf, tagWhenPacked } from './entity-tags.ts';

/**
 * Gives a read answer its ETag, and answers 304 without a body to who has that answer already [RFC 9110, 8.8.3 and 13.1.2].
 * What PATCH answers is the entity as a read would answer it, so it has a tag too. Streams and other changes pass untouched.
 * @returns what is to be sent
 */
export function answerConditionally(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (!hasTag(request) || reply.statusCode !== 200) return payload;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const own = reply.getHeader('etag');
  const tag = typeof own === 'string' ? own : tagOf(payload);
  reply.header('etag', tag);
  const known = parseTags(request.headers['if-none-match'] ?? '');
  if (request.method === 'PATCH' || !known || !isEquivalent(known, tag)) return payload;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** For each route that is read: the tag of an answer that has been compressed since is another one. */
export function tagCompressed(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    const isRead = [route.method].flat().some((method) => method === 'GET' || method === 'PATCH');
    if (isRead) route.onSend = [...[route.onSend ?? []].flat(), retag];
  });
}

function retag(_request: FastifyRequest, reply: FastifyReply, payload: unknown, done: DoneFuncWithErrOrRes): void {
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string' && reply.getHeader('content-encoding') === 'gzip')
    reply.header('etag', tagWhenPacked(tag));
  done(null, payload);
}

function hasTag(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return !isProbe(request);
  // With a query of its own the address names another answer than the whole entity.
  return request.method === 'PATCH' && !request.url.includes('?');
}

/** Whether a server is there is asked anew each time. */
const isProbe = ({ url }: FastifyRequest) => url.startsWith('/health/');
