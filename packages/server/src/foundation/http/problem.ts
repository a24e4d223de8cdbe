import { type ErrorCode, errors, type Problem, WijkritmeError, type Words } from '@wijkritme/contract';
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

const byFrameworkCode: Readonly<Record<string, readonly [ErrorCode, Words]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'too_large',
    { nl: 'Dit verzoek is te groot. Stuur het in delen.', en: 'This request is too large. Send it in parts.' },
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    {
      nl: 'Deze Content-Type kan hier niet. Stuur application/json, of wat de beschrijving van dit adres noemt.',
      en: 'This Content-Type is not taken here. Send application/json, or what the description of this address names.',
    },
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'invalid_input',
    {
      nl: 'De inhoud is geen geldige JSON. Kijk haakjes, komma’s en aanhalingstekens na.',
      en: 'The body is not valid JSON. Check its brackets, commas and quotes.',
    },
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_input',
    {
      nl: 'De inhoud is niet zo lang als Content-Length zegt. Stuur haar opnieuw.',
      en: 'The body is not as long as Content-Length says. Send it again.',
    },
  ],
};
const unread: Words = {
  nl: 'Dit verzoek was niet te lezen. Kijk adres, kopregels en inhoud na.',
  en: 'This request could not be read. Check its address, headers and body.',
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
  if (known) return new WijkritmeError(...known);
  if (isStoreAway(cause))
    return new WijkritmeError(
      'unavailable',
      {
        nl: 'De opslag antwoordt nu niet; hiervan is niets bewaard. Probeer het zo opnieuw.',
        en: 'The store does not answer right now; nothing of this was stored. Try again in a moment.',
      },
      {
        retryAfterSeconds: AWAY_SECONDS,
      },
    );
  if (isOverdue(cause))
    return new WijkritmeError(
      'unavailable',
      {
        nl: 'Dit duurde langer dan de opslag mag doen over één vraag; er is niets van gedaan. Vraag of stuur minder tegelijk, of probeer het zo opnieuw.',
        en: 'This took the store longer than one question may; nothing of it was done. Ask for or send less at once, or try again in a moment.',
      },
      { retryAfterSeconds: AWAY_SECONDS },
    );
  if (error.statusCode === 400) return new WijkritmeError('invalid_input', unread);
  return new WijkritmeError('internal', {
    nl: 'De fout is genoteerd onder het nummer van dit verzoek (requestId); wat al bevestigd was, is niet weg. Probeer het opnieuw, en geef anders dit nummer aan uw beheerder.',
    en: 'The error is noted under the number of this request (requestId); nothing that was acknowledged is lost. Try again, or else give your administrator this number.',
  });
}

/** The store broke a statement off when its time was up (SQLSTATE), and with it the transaction it belonged to. */
const isOverdue = (cause: unknown) => (cause as { readonly code?: unknown } | null)?.code === '57014';

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
