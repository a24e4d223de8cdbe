import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';

/** First part of the addresses of the workbench's views; a test holds them against its routes. */
export const views = new Set([
  '',
  'plekken',
  'signalen',
  'afwijkingen',
  'sensoren',
  'importeren',
  'hoe-goed',
  'bewaren',
  'instellingen',
  'dossiers',
  'maatregelen',
  'wat-hielp',
  'verklaringen',
  'soorten-meldingen',
  'check',
  'aanmelden',
  'uitnodiging',
  'meldingen',
  'eerste-stappen',
  'vandaag',
  'account',
  'systeem',
  'logboek',
  'mensen',
  'toegankelijkheid',
  'claim',
]);

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
  // Scripts and styles of a build that came after our start.
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`),
  );
  // Every other address that a browser asks a page for is a view of the workbench; it says itself what is not there.
  app.get('/*', (request, reply) => {
    const [, first = ''] = (request.url.split('?')[0] ?? '').split('/');
    if (!views.has(first) && !request.headers.accept?.includes('text/html')) {
      throw new WijkritmeError('not_found', {
        nl: `${request.method} ${request.url.split('?')[0]} bestaat hier niet. Kijk het adres na.`,
        en: `${request.method} ${request.url.split('?')[0]} does not exist here. Check the address.`,
      });
    }
    return reply
      .code(views.has(first) ? 200 : 404)
      .header('cache-control', 'no-cache')
      .sendFile('index.html');
  });
}
