import type { Health } from '@wijkritme/contract';
import openApi from '@wijkritme/contract/openapi.json' with { type: 'json' };
import { sql } from 'kysely';
import type { Context } from './context.ts';

/** Of this product; a test compares it with package.json. */
export const VERSION = '0.1.0';

/** Health for people and for supervisors, metrics for Prometheus, and the description of all operations. */
export function mountHealth(context: Context, isSimulated: () => boolean): void {
  const { http, metrics, database, db, config } = context;
  mountProbes(context);
  http.operation('getHealth', async (): Promise<Health> => {
    const answers = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    return {
      status: answers ? 'ok' : 'degraded',
      version: VERSION,
      store: database.store,
      durable: database.durable,
      simulated: isSimulated(),
      ...(config.register.licence === undefined ? {} : { licence: config.register.licence }),
    };
  });
  http.app.get('/v1/openapi.json', (_request, reply) => reply.header('access-control-allow-origin', '*').send(openApi));
  http.app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

/**
 * For supervisors and load balancers: outside the API, without a key, and nothing of the inside but one word. `live`: this process
 * answers, whatever its store does; else it is to be started anew. `ready`: it may get requests.
 */
function mountProbes({ http, readiness }: Context): void {
  http.app.get('/health/live', () => ({ status: 'live' }));
  http.app.get('/health/ready', async (_request, reply) => {
    const reason = await readiness.obstacle();
    if (reason === undefined) return { status: 'ready' };
    return reply.code(503).send({ status: 'not-ready', reason });
  });
}
