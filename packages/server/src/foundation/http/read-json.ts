import type { FastifyInstance } from 'fastify';

/** `application/ld+json` is JSON with names that can be looked up; its names are read as they stand. */
const types = ['application/json', 'application/ld+json'];

/**
 * Bodies of JSON. An empty one is no body, whatever type was named with it: many clients name a type with every request, DELETE
 * too. Where a body has to be there its schema says that it is missing.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(types, { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, body, done),
  );
}
