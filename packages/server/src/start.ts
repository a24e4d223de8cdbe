import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { AccessRules } from './foundation/access.ts';
import { findUnfinished } from './foundation/backup/unfinished.ts';
import { type Clock, systemClock } from './foundation/clock.ts';
import type { Config } from './foundation/config.ts';
import type { Context, Room } from './foundation/context.ts';
import { lockDataDir, prepareDataDir } from './foundation/data-dir.ts';
import { type Migrations, migrate } from './foundation/database/migrate.ts';
import { type Database, openDatabase } from './foundation/database/open-database.ts';
import { Presence } from './foundation/database/presence.ts';
import { EventBus } from './foundation/events.ts';
import { mountHealth } from './foundation/health.ts';
import { createHttpDoor } from './foundation/http/http-door.ts';
import { serveStaticPages } from './foundation/http/static-pages.ts';
import { declareForgetting } from './foundation/idempotency/forget-repeats.ts';
import { idempotencyMigrations } from './foundation/idempotency/migration.ts';
import { RepeatGuard } from './foundation/idempotency/repeat-guard.ts';
import { Jobs } from './foundation/jobs.ts';
import { createLog, type Log } from './foundation/log.ts';
import { createMetrics } from './foundation/metrics.ts';
import { MqttDoor } from './foundation/mqtt/mqtt-door.ts';
import { TlsListener } from './foundation/mqtt/tls-listener.ts';
import { declareOutboxJob, outboxMigrations } from './foundation/outbox.ts';
import { Principals } from './foundation/principals.ts';
import { Readiness } from './foundation/readiness.ts';
import { openTracer } from './foundation/tracing/open-tracer.ts';
import { mountNotices, type Notices, noticesMigrations } from './notices/index.ts';
import { mountObservations, type Observations, observationsMigrations } from './observations/index.ts';
import { mountParticipation, type Participation, participationMigrations } from './participation/index.ts';
import { mountPlaces, type Places, placesMigrations } from './places/index.ts';
import { mountResponse, type Response, responseMigrations } from './response/index.ts';
import { mountRhythm, type Rhythm, rhythmMigrations } from './rhythm/index.ts';
import { mountSensors, type Sensors, sensorsMigrations } from './sensors/index.ts';
import { mountSharing, type PasswordCost, type Sharing, sharingMigrations } from './sharing/index.ts';
import { mountUpkeep, type Upkeep, upkeepMigrations } from './upkeep/index.ts';

export interface RunningServer {
  readonly url: string;
  /** 0 where it is not open. */
  readonly mqttPort: number;
  /** Of MQTT over TLS; 0 where that is not open. */
  readonly mqttTlsPort: number;
  readonly adminKey: string;
  readonly context: Context;
  readonly rooms: Rooms;
  stop(): Promise<void>;
}

export interface Rooms {
  readonly sharing: Sharing;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly observations: Observations;
  readonly rhythm: Rhythm;
  readonly response: Response;
  readonly participation: Participation;
  readonly notices: Notices;
  readonly upkeep: Upkeep;
}

export interface StartOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Folder with the built pages; without it only the API is served. */
  readonly pages?: string;
  /** What a guess at a password costs; tests that are not about that take less. */
  readonly passwordCost?: PasswordCost;
  /** false: no HTTP and MQTT ports are opened (commands that work on the store directly). */
  readonly doors?: boolean;
  /** This start finishes a restore: what was deleted since the backup is about to go. */
  readonly finishesRestore?: boolean;
}

/** Every step that the store takes, room by room. */
export const migrationsOfRooms: readonly Migrations[] = [
  outboxMigrations,
  idempotencyMigrations,
  sharingMigrations,
  placesMigrations,
  sensorsMigrations,
  observationsMigrations,
  rhythmMigrations,
  responseMigrations,
  participationMigrations,
  noticesMigrations,
  upkeepMigrations,
];

/** Lock the folder, open the store, mount the rooms in the order in which data flow, open the doors. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  prepareDataDir(config.dataDir);
  const unlock = lockDataDir(config.dataDir);
  const undo: (() => Promise<void> | void)[] = [unlock];
  let leave = () => {};
  const stop = async () => {
    leave();
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const context = await createContext(config, options);
    leave = () => context.readiness.stop();
    // The last step of a stop, so that what the others did is sent too.
    undo.push(() => context.tracer.stop());
    undo.push(() => context.database.close());
    await migrate(context.database, migrationsOfRooms);
    if (!options.finishesRestore) await refuseUnfinished(context.database);
    const rooms = mountRooms(context, options);
    undo.push(() => context.presence.end());
    await context.presence.begin();
    if (options.pages) serveStaticPages(context.http.app, options.pages);
    for (const room of Object.values(rooms) as Room[]) {
      await room.start?.();
      if (room.stop) undo.push(() => room.stop?.());
    }
    if (options.doors !== false) await openDoors(context, undo);
    context.readiness.serve();
    context.jobs.start(context.database, context.log);
    undo.push(() => context.jobs.stop());
    return {
      url: urlOf(context),
      mqttPort: context.mqtt.port,
      mqttTlsPort: context.mqtt.tlsPort,
      adminKey: rooms.sharing.adminKey,
      context,
      rooms,
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** @throws WijkritmeError restore_unfinished: nobody may see what was deleted since the backup */
async function refuseUnfinished({ pool }: Database): Promise<void> {
  if ((await findUnfinished(pool)) === undefined) return;
  throw new WijkritmeError(
    'restore_unfinished',
    englishOnly(
      'A backup was put into this store, and what was deleted since is not gone yet. `wijkritme serve` and `wijkritme restore` finish that first.',
    ),
  );
}

async function createContext(config: Config, options: StartOptions): Promise<Context> {
  const log = options.log ?? createLog(config.logLevel);
  const metrics = createMetrics();
  const principals = new Principals();
  const access = new AccessRules();
  const clock = options.clock ?? systemClock;
  const tracer = await openTracer(config.tracing, log);
  const database = await openDatabase(config, log);
  const readiness = new Readiness(database.pool);
  const repeats = new RepeatGuard({ db: database.db, clock, log });
  return {
    config,
    log,
    metrics,
    tracer,
    principals,
    access,
    database,
    clock,
    db: database.db,
    readiness,
    presence: new Presence(database.pool, database.store),
    events: new EventBus(),
    http: createHttpDoor({ config, db: database.db, log, metrics, tracer, principals, access, repeats, readiness }),
    mqtt: new MqttDoor({ log, principals, tracer, metrics, clock }),
    jobs: new Jobs(tracer),
  };
}

function mountRooms(context: Context, { passwordCost }: StartOptions): Rooms {
  declareOutboxJob(context);
  declareForgetting(context);
  const sharing = mountSharing(context, passwordCost);
  const places = mountPlaces(context);
  const sensors = mountSensors(context, places);
  const observations = mountObservations(context, places, sensors);
  const rhythm = mountRhythm(context, places, sensors, observations);
  const response = mountResponse(context, { sharing, places, sensors, observations, rhythm });
  const participation = mountParticipation(context, { sharing, places, sensors, observations, rhythm, response });
  const notices = mountNotices(context, { sharing, places, sensors, rhythm, response });
  const upkeep = mountUpkeep(context, { sensors, observations, rhythm, notices });
  mountHealth(context, () => places.directory.all().some((place) => place.simulated));
  return { sharing, places, sensors, observations, rhythm, response, participation, notices, upkeep };
}

async function openDoors(context: Context, undo: (() => Promise<void> | void)[]): Promise<void> {
  const { config, http, mqtt } = context;
  const listener = config.mqttTls && new TlsListener(config.mqttTls, context);
  await mqtt.start({
    host: config.host,
    port: config.mqttPort,
    tls: config.mqttTls && listener && { port: config.mqttTls.port, listener },
  });
  undo.push(() => mqtt.stop());
  if (config.mqttOpenListening) mqtt.openToListeners();
  if (config.mqttWebSocket) mqtt.openWebSockets(http.app, config);
  try {
    await http.app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new WijkritmeError(
      'port_taken',
      englishOnly(`HTTP port ${config.port} on ${config.host} is taken. Stop the other program, or set PORT.`),
    );
  }
  undo.push(() => http.app.close());
}

function urlOf({ config, http }: Context): string {
  const address = http.app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return (
    config.publicUrl ??
    `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`
  );
}
