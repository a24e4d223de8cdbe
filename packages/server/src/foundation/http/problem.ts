import { type ErrorCode, errors, type Problem, WijkritmeError } from '@wijkritme/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isStoreAway } from '../database/store-away.ts';
import type { Log } from '../log.ts';
import { explainFaults } from './fault-words.ts';
import { type Language, languageOf } from './language.ts';
import { traceProblem } from './trace-requests.ts';

const READ_ON_MS = 2_000;
/** A store that went away is usually back by then. */
const AWAY_SECONDS = 2;

/** RFC 9457 body of a declared error. */
export function toProblem(error: WijkritmeError, language: Language, requestId?: string, instance?: string): Problem {
  const declared = errors[error.code];
  const { fields, ...told } = error.in(language);
  return {
    type: `urn:wijkritme:error:${error.code}`,
    title: declared.title[language],
    status: declared.status,
    ...told,
    code: error.code,
    ...(instance === undefined ? {} : { instance }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(fields === undefined ? {} : { fields }),
  };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: WijkritmeError): FastifyReply {
  const problem = toProblem(error, languageOf(request), request.id, request.url.split('?')[0]);
  traceProblem(request.raw, error.code);
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  if (error.code === 'unauthorized') reply.header('www-authenticate', 'Bearer realm="wijkritme"');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Turns whatever was thrown into a problem; only what nobody expected is logged, once, with its request id. */
export function errorHandler(log: Log) {
  return (cause: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = toWijkritmeError(cause);
    if (error.code === 'internal') {
      log.error(
        { requestId: request.id, method: request.method, route: request.routeOptions.url, cause: stackOf(cause) },
        'unexpected error',
      );
    }
    if (error.code === 'too_large') readOn(request, reply);
    return sendProblem(request, reply, error);
  };
}

/** Who is still sending when we close sees a broken connection instead of the answer: read on for a moment, then close. */
function readOn({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection');
  raw.resume();
  setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, READ_ON_MS).unref();
}

const byFrameworkCode: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_input',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_input',
};

function toWijkritmeError(cause: unknown): WijkritmeError {
  if (cause instanceof WijkritmeError) return cause;
  const error = cause as Partial<FastifyError> & { retryAfterSeconds?: number };
  if (error.validation) {
    const where =
      error.validationContext === 'querystring' || error.validationContext === 'params'
        ? 'invalid_query'
        : 'invalid_input';
    const fields = explainFaults(error.validation);
    const [first] = fields;
    const nl = first ? `${first.pointer} ${first.message.nl}.` : '';
    return new WijkritmeError(where, { nl, en: error.message ?? '' }, { fields });
  }
  const known = byFrameworkCode[error.code ?? ''];
  if (known) return new WijkritmeError(known, error.message ?? '');
  if (isStoreAway(cause))
    return new WijkritmeError('unavailable', 'The store does not answer right now; nothing of this was stored.', {
      retryAfterSeconds: AWAY_SECONDS,
    });
  if (isOverdue(cause))
    return new WijkritmeError(
      'unavailable',
      {
        nl: 'Dit duurde langer dan de opslag mag doen over één vraag; er is niets van gedaan. Vraag of stuur minder tegelijk, of probeer het zo opnieuw.',
        en: 'This took the store longer than one question may; nothing of it was done. Ask for or send less at once, or try again in a moment.',
      },
      { retryAfterSeconds: AWAY_SECONDS },
    );
  if (error.statusCode === 400) return new WijkritmeError('invalid_input', error.message ?? '');
  return new WijkritmeError(
    'internal',
    'The error is noted under this request id; nothing that was acknowledged is lost.',
  );
}

/** The store broke a statement off when its time was up (SQLSTATE), and with it the transaction it belonged to. */
const isOverdue = (cause: unknown) => (cause as { readonly code?: unknown } | null)?.code === '57014';

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
