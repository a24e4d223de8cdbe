import type { AccessRules } from './access.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database, Db } from './database/open-database.ts';
import type { Presence } from './database/presence.ts';
import type { EventBus } from './events.ts';
import type { HttpDoor } from './http/http-door.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { MqttDoor } from './mqtt/mqtt-door.ts';
import type { Principals } from './principals.ts';
import type { Readiness } from './readiness.ts';
import type { Tracer } from './tracing/tracer.ts';

/** What every room gets. Made once, in `main.ts`'s start; nothing else is global. */
export interface Context {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly database: Database;
  readonly db: Db;
  /** Whether others serve this store too. */
  readonly presence: Presence;
  /** Whether this server should get requests. */
  readonly readiness: Readiness;
  readonly events: EventBus;
  readonly principals: Principals;
  readonly access: AccessRules;
  readonly http: HttpDoor;
  readonly mqtt: MqttDoor;
  readonly jobs: Jobs;
}

/** A room mounted on a context; stopped in reverse order. */
export interface Room {
  readonly name: string;
  /** Called once everything is mounted and the store is migrated, before the doors open. */
  start?(): Promise<void>;
  /** Called after the doors have closed. */
  stop?(): Promise<void>;
}
