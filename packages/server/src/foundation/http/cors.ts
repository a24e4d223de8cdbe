import cors from '@fastify/cors';
import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';

const notAsked = {
  nl: 'Met OPTIONS vraagt een browser voor een andere site: noem Origin en Access-Control-Request-Method.',
  en: 'OPTIONS is how a browser asks for another site: name Origin and Access-Control-Request-Method.',
};

/**
 * Lets pages of other sites read and send, with a key and never with a cookie [Fetch, 3.3]. Without sites in the list the door
 * stays shut, as browsers have it.
 * @param origins for example https://dashboard.gemeente.example
 */
export function openToSites(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  // Before the library, which answers with a bare sentence.
  app.addHook('onRequest', ({ method, headers }, _reply, done) => {
    const isAsked = method !== 'OPTIONS' || (headers.origin && headers['access-control-request-method']);
    done(isAsked ? undefined : new WijkritmeError('invalid_input', notAsked));
  });
  app.register(cors, {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'x-api-key',
      'content-type',
      'accept-language',
      'if-match',
      'if-none-match',
      'idempotency-key',
    ],
    exposedHeaders: [
      'api-version',
      'etag',
      'location',
      'retry-after',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
    maxAge: 600,
  });
}
