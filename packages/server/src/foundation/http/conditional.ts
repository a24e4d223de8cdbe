import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Gives a read answer its ETag, and answers 304 without a body to who has that answer already [RFC 9110, 8.8.3 and 13.1.2].
 * The tag is weak: the same answer may come compressed or not. Streams and changes pass untouched.
 * @returns what is to be sent
 */
export function answerConditionally(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || reply.statusCode !== 200 || reply.hasHeader('etag') || isProbe(request)) return payload;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const tag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
  reply.header('etag', tag);
  if (!isKnown(tag, request.headers['if-none-match'])) return payload;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** Whether a server is there is asked anew each time. */
const isProbe = ({ url }: FastifyRequest) => url.startsWith('/health/');

/** @param known value of If-None-Match: `*`, or tags with commas between them */
function isKnown(tag: string, known: string | undefined): boolean {
  if (known === undefined) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(tag));
}
