import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Works on the next request of a connection once the answer before it has been handed to the system. Who sends many requests at once and
 * reads no answer would otherwise have all of them made, and kept in memory (decision 185). Answers come in the order of the requests
 * anyway [RFC 9112, 9.3.2].
 */
export function answerOneAtATime(app: FastifyInstance): void {
  const newest = new WeakMap<Socket, ServerResponse>();
  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    // A part of a batch has no connection of its own.
    if (!(socket instanceof Socket)) return done();
    const before = newest.get(socket);
    newest.set(socket, reply.raw);
    if (!before || before.writableFinished || before.closed) return done();
    before.once('close', () => {
      // Nobody waits for what comes behind a connection that has ended.
      if (!socket.destroyed) done();
    });
  });
}
