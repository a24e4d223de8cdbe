import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed } from './compressed.ts';
import type { Html } from './html.ts';
import { type Language, languageOf } from './language.ts';

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

export type PageHandler = (call: PageCall) => Promise<PageAnswer> | PageAnswer;

/** Longest value that a page looks at; what is longer is taken for absent. */
const LONGEST = 200;

/** Mounts a page that is made on the server and needs no script. */
export function mountPage(app: FastifyInstance, path: string, handler: PageHandler): void {
  // Registered as a plugin of its own, so that compression, which is one too, knows the route.
  app.register(async (scope) => {
    scope.get(path, { compress: compressed }, async (request, reply) => {
      const answer = await handler({
        params: textsOf(request.params),
        query: textsOf(request.query),
        language: languageOf(request),
        origin: originOf(request),
      });
      return send(reply, answer);
    });
  });
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
  const pairs = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].length <= LONGEST),
  );
}

/** Scheme and host of a request; a host with anything else than a name and a port in it is not repeated. */
export function originOf(request: FastifyRequest): string {
  const host = request.headers.host ?? '';
  return `${request.protocol}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost'}`;
}
