import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';
import { findUnstorable } from './unstorable.ts';

/** `application/ld+json` is JSON with names that can be looked up; its names are read as they stand. */
const everywhere: readonly string[] = ['application/json', 'application/ld+json'];

/**
 * Bodies of JSON. An empty one is no body, whatever type was named with it: many clients name a type with every request, DELETE
 * too. Where a body has to be there its schema says that it is missing. Characters that no store keeps are refused here, for all.
 */
export function readJson(app: FastifyInstance, types = everywhere): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>([...types], { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, body, (cause, value) => done(cause ?? problemOf(body), value)),
  );
}

function problemOf(body: string): WijkritmeError | null {
  const at = findUnstorable(body);
  if (at === undefined) return null;
  return new WijkritmeError('invalid_input', {
    nl: `Op plaats ${at} staat een nulteken of een half teken; laat dat weg.`,
    en: `Position ${at} holds a null character or half of a character; leave it out.`,
  });
}
