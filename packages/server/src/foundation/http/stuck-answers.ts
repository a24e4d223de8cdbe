import { Socket } from 'node:net';
import { limits } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';

/**
 * Ends an answer of which nothing could be sent for so long, so that nobody holds connections and memory by asking and never reading
 * (decision 176). Node.js looks at what waits in the system too: a slow line that takes some of it is left alone. So is a stream that
 * has nothing to say, and a question that is still being worked on: nothing waits to be sent there.
 * @param stuckMs how long nothing may be sent, ms
 */
export function endStuckAnswers(
  app: FastifyInstance,
  onEnd: (url: string) => void,
  stuckMs: number = limits.answerStuckMs,
): void {
  app.addHook('onRequest', (request, reply, done) => {
    // Until the answer is done; then the limit for idle connections holds again.
    const { socket } = request.raw;
    // A part of a batch has no connection of its own.
    if (socket instanceof Socket) socket.setTimeout(stuckMs);
    reply.raw.on('timeout', () => {
      if (socket.writableLength === 0) return;
      onEnd(request.routeOptions.url ?? '');
      socket.destroy();
    });
    done();
  });
}
