import { type QueryExecutorProvider, sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Database } from './database/open-database.ts';
import { logUnlessAway } from './database/store-away.ts';
import type { Log } from './log.ts';
import type { Tracer } from './tracing/tracer.ts';
import type { Waiting } from './waiting.ts';

export type JobHandler = (data: Record<string, unknown>) => Promise<void>;

interface Declared {
  readonly name: string;
  readonly handler: JobHandler;
  readonly cron: string | undefined;
}

/**
 * Durable jobs in the database that is there anyway. Rooms declare their jobs while mounting; the queue starts after
 * the doors are open, so that it does not delay the first answer.
 */
export class Jobs {
  readonly #declared: Declared[] = [];
  #boss: PgBoss | undefined;
  #starting: Promise<void> | undefined;
  readonly #tracer: Tracer;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  declare(name: string, handler: JobHandler, cron?: string): void {
    this.#declared.push({ name, handler, cron });
  }

  /** Starts in the background; a failure is logged and the rest goes on without jobs. */
  start(database: Database, log: Log): void {
    if (this.#declared.length === 0) return;
    this.#starting = this.#start(database, log).catch((cause) => {
      log.error({ cause: String(cause) }, 'job queue did not start');
    });
  }

  async #start(database: Database, log: Log): Promise<void> {
    // Loaded here: it takes its time, and nobody waits for it.
    const { default: Boss } = await import('pg-boss');
    const boss = new Boss({
      db: { executeSql: (text, values) => database.pool.query(text, values) },
      schema: 'jobs',
      supervise: true,
      schedule: true,
      maintenanceIntervalSeconds: 600,
      monitorStateIntervalSeconds: 600,
    });
    boss.on('error', (cause) => logUnlessAway(log, cause, 'job queue'));
    await boss.start();
    for (const job of this.#declared) {
      await boss.createQueue(job.name, {
        name: job.name,
        retryLimit: 3,
        retryBackoff: true,
        expireInSeconds: 6 * 3600,
      });
      await boss.work<Record<string, unknown>>(job.name, { pollingIntervalSeconds: 2 }, async ([work]) => {
        if (!work) return;
        await this.#tracer.span('job', { 'wijkritme.job': job.name }, () => job.handler(work.data ?? {}));
      });
      if (job.cron) await boss.schedule(job.name, job.cron);
    }
    this.#boss = boss;
  }

  /** Ask for a job; it runs once a worker is free, also after a restart. */
  async send(name: string, data: Record<string, unknown>): Promise<void> {
    await this.#boss?.send(name, data);
  }

  async stop(): Promise<void> {
    await this.#starting;
    await this.#boss?.stop({ graceful: true, timeout: 5_000, close: false });
    this.#boss = undefined;
  }
}

/** Jobs that are due and that nobody has begun; and how many were given up in the last day. The tables are those of pg-boss 10. */
export async function jobsLag(
  db: QueryExecutorProvider,
  limit: number,
): Promise<Waiting & { readonly failed: number }> {
  const { rows: tables } = await sql<{ found: string | null }>`select to_regclass('jobs.job')::text as found`.execute(
    db,
  );
  // The queue starts after the doors.
  if (tables[0]?.found == null) return { waiting: 0, more: false, oldest: null, failed: 0 };
  const { rows } = await sql<{ waiting: number; oldest: Date | null; failed: number }>`
    select
      (select count(*)::int4 from (
        select 1 from jobs.job where state < 'active' and start_after < now() limit ${limit + 1}) due) as waiting,
      (select min(start_after) from jobs.job where state < 'active' and start_after < now()) as oldest,
      (select count(*)::int4 from jobs.job where state = 'failed' and completed_on > now() - interval '1 day') as failed
  `.execute(db);
  const { waiting = 0, oldest = null, failed = 0 } = rows[0] ?? {};
  return { waiting: Math.min(waiting, limit), more: waiting > limit, oldest, failed };
}
