import type { IncomingMessage } from 'node:http';
import { limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';

export interface Rate {
  readonly bytes: number;
  readonly everyMs: number;
}

interface Coming {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Bytes of its connection when we last looked. */
  bytes: number;
  /** It has been coming for a whole stretch. */
  isOld: boolean;
}

/**
 * A body that trickles is refused with 408, so that nobody holds connections by sending a byte now and then (decision 160).
 * Looks at all of them together once a stretch, so that the first refusal comes after one stretch and before two.
 */
export function refuseTrickles(app: FastifyInstance, rate: Rate = limits.bodyRate): void {
  const coming = new Map<IncomingMessage, Coming>();
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw)) {
      coming.set(raw, { request, reply, bytes: raw.socket.bytesRead, isOld: false });
      raw.once('close', () => coming.delete(raw));
    }
    done();
  });
  const timer = setInterval(() => {
    for (const [raw, one] of coming) {
      if (raw.complete) coming.delete(raw);
      else if (isTooSlow(raw, one, rate)) {
        coming.delete(raw);
        refuse(one, rate);
      }
    }
  }, rate.everyMs).unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function isTooSlow(raw: IncomingMessage, one: Coming, { bytes }: Rate): boolean {
  const now = raw.socket.bytesRead;
  const came = now - one.bytes;
  one.bytes = now;
  // Bytes that wait for us are no fault of who sends.
  const isSlow = one.isOld && came < bytes && raw.readableLength === 0;
  one.isOld = true;
  return isSlow;
}

function refuse({ request, reply }: Coming, { bytes, everyMs }: Rate): void {
  // An answer is on its way, or was given before the whole body had come.
  if (reply.sent) return void request.raw.destroy();
  const seconds = everyMs / 1_000;
  const error = new WijkritmeError('too_slow', {
    nl: `In ${seconds} s kwamen minder dan ${bytes} bytes; hiervan is niets bewaard. Stuur het opnieuw over een betere lijn, of in kleinere delen.`,
    en: `Fewer than ${bytes} bytes came in ${seconds} s; nothing of this was stored. Send it again over a better line, or in smaller parts.`,
  });
  // Who reads the body as a stream would wait for the rest for ever.
  reply.raw.once('finish', () => request.raw.destroy(new Error(error.detail)));
  sendProblem(request, reply.header('connection', 'close'), error);
}
