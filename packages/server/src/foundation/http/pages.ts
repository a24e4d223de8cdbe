import { errors, limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed } from './compressed.ts';
import type { Html } from './html.ts';
import { type Language, languageOf } from './language.ts';
import { limitForms } from './rate-limit.ts';
import { isStorable } from './unstorable.ts';

/** What a page made by the server gets. Nothing of it is checked yet: people type addresses. */
export interface PageCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
  /** Scheme and host by which this page was asked for. */
  readonly origin: string;
}

/** A page, or the text of a file that belongs to it, such as a style sheet. */
export type PageAnswer =
  | { readonly html: Html; readonly status?: number }
  | { readonly text: string; readonly mediaType: string };

/** A form that somebody sent from a page of ours, without script. */
export interface FormCall extends PageCall {
  /** Each field once; of two with one name neither. */
  readonly fields: Readonly<Record<string, string>>;
}

export type FormHandler = (call: FormCall) => Promise<PageAnswer> | PageAnswer;

export interface FormOptions {
  readonly handler: FormHandler;
  /** What is shown where the form was not taken: too many at once, too large, or the store is away. */
  readonly onError: (error: FormError, call: PageCall) => PageAnswer;
  /** Forms that one address may send in a minute; undefined: this installation sets no limits. */
  readonly perMinute: number | undefined;
}

/** Why a form was not taken. */
export type FormError = 'too-many' | 'unreadable' | 'unavailable';

export type PageHandler = (call: PageCall) => Promise<PageAnswer> | PageAnswer;

/** Longest value that a page looks at; what is longer, or cannot be stored, is taken for absent. */
const LONGEST = 200;

/** Mounts a page that is made on the server and needs no script. */
export function mountPage(app: FastifyInstance, path: string, handler: PageHandler): void {
  // Registered as a plugin of its own, so that compression, which is one too, knows the route.
  app.register(async (scope) => {
    scope.get(path, { compress: compressed }, async (request, reply) => {
      return send(reply, await handler(toPageCall(request)));
    });
  });
}

/** Mounts what a form of such a page sends to. Only who shows the form knows what its fields mean. */
export function mountForm(app: FastifyInstance, path: string, { handler, onError, perMinute }: FormOptions): void {
  app.register(async (scope) => {
    // Parsed here: a form holds texts of a page, nothing that is JSON or a file.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: limits.formBytes },
      (_request, body, done) => done(null, fieldsOf(String(body))),
    );
    scope.setErrorHandler((error, request, reply) => {
      const why = reasonOf(error);
      if (why === 'unavailable') request.log.error({ cause: String(error) }, 'a form could not be taken');
      return send(reply, onError(why, toPageCall(request)));
    });
    if (perMinute !== undefined) await limitForms(scope, perMinute);
    scope.post(path, { compress: compressed }, async (request, reply) =>
      // Made by the parser above.
      send(reply, await handler({ ...toPageCall(request), fields: (request.body ?? {}) as FormCall['fields'] })),
    );
  });
}

function toPageCall(request: FastifyRequest): PageCall {
  return {
    params: textsOf(request.params),
    query: textsOf(request.query),
    language: languageOf(request),
    origin: originOf(request),
  };
}

function fieldsOf(body: string): Record<string, string> {
  const query = new URLSearchParams(body);
  const once = [...new Set(query.keys())].filter((name) => query.getAll(name).length === 1);
  return Object.fromEntries(textPairs(once.map((name) => [name, query.get(name)])));
}

function reasonOf(error: unknown): FormError {
  // Of the framework's own errors nothing else is looked at.
  const status =
    error instanceof WijkritmeError ? errors[error.code].status : (error as { statusCode?: number }).statusCode;
  if (status === 429) return 'too-many';
  return status !== undefined && status < 500 ? 'unreadable' : 'unavailable';
}

function send(reply: FastifyReply, answer: PageAnswer): FastifyReply {
  if ('text' in answer) return reply.type(answer.mediaType).header('cache-control', 'no-cache').send(answer.text);
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-language')
    .send(`<!doctype html>\n${answer.html}`);
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(textPairs(Object.entries((values ?? {}) as Record<string, unknown>)));
}

const textPairs = (pairs: readonly [string, unknown][]) =>
  pairs.filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].length <= LONGEST && isStorable(pair[1]),
  );

/** Scheme and host of a request; a host with anything else than a name and a port in it is not repeated. */
export function originOf(request: FastifyRequest): string {
  const host = request.headers.host ?? '';
  return `${request.protocol}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost'}`;
}
