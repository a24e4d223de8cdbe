import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Hashed files never change; the page itself is asked for anew each time. */
export function serveStaticPages(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes(`${join('/', 'assets')}/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  // Every address that is no API and no file is a view of the workbench.
  for (const url of [
    '/',
    '/plekken',
    '/plekken/*',
    '/afwijkingen',
    '/afwijkingen/*',
    '/sensoren',
    '/sensoren/*',
    '/importeren',
    '/importeren/*',
    '/aanmelden',
    '/toegankelijkheid',
  ]) {
    app.get(url, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
  }
}
