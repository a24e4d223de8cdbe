import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem, toProblem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** What cannot be read as HTTP reaches no route and no hook; it gets a problem with our headers all the same. */
export function answerUnreadable(cause: NodeJS.ErrnoException, socket: Socket): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy(cause);
    return;
  }
  socket.end(answerTo(cause), () => socket.destroy());
}

/** Made once: who sends rubbish sends much of it, and the answers never differ. */
const answers = {
  tooLarge: answerOf(
    new WijkritmeError('too_large', {
      nl: 'De kopregels van dit verzoek zijn samen groter dan 16 kB. Stuur er minder, of kortere.',
      en: 'The headers have more than 16 kB. Send fewer, or shorter ones.',
    }),
  ),
  tooSlow: answerOf(
    new WijkritmeError('too_slow', {
      nl: 'Het verzoek kwam niet op tijd binnen. Stuur het opnieuw.',
      en: 'The request did not arrive in time. Send it again.',
    }),
  ),
  noRequest: answerOf(
    new WijkritmeError('invalid_input', {
      nl: 'Dit is geen verzoek in HTTP. Stuur het als HTTP/1.1.',
      en: 'This is no HTTP request. Send it as HTTP/1.1.',
    }),
  ),
};

function answerTo({ code }: NodeJS.ErrnoException): Buffer {
  if (code === 'HPE_HEADER_OVERFLOW') return answers.tooLarge;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? answers.tooSlow : answers.noRequest;
}

/** Head and body as they go over the line. */
function answerOf(error: WijkritmeError): Buffer {
  const problem = toProblem(error, 'nl');
  const body = JSON.stringify(problem);
  const headers: Record<string, string | number> = {
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
}

/** An address that the router cannot read; hooks do not run for it. */
export function answerBadAddress(cause: { code?: string }, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(securityHeaders).header('x-request-id', request.id);
  const error =
    cause.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? new WijkritmeError('not_found', {
          nl: 'Een deel van dit adres is te lang. Kijk het adres na.',
          en: 'A part of this address is too long. Check the address.',
        })
      : new WijkritmeError('invalid_query', {
          nl: 'Dit adres bevat tekens die zo niet in een adres kunnen. Codeer ze (percent-encoding).',
          en: 'This address holds signs that cannot stand in one like this. Encode them (percent-encoding).',
        });
  sendProblem(request, reply, error);
}
