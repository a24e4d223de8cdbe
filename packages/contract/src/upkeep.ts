import Type, { type Static } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Readings that came in during one minute or hour, through all doors of this server. */
export const IntakeStep = Type.Object({
  at: Instant,
  stored: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
});
export type IntakeStep = Static<typeof IntakeStep>;

/** Since the start of this server: it is kept in its memory. */
const IntakeRates = Type.Object({
  /** One step a minute of the last hour, oldest first; none from before the start. */
  minutes: Type.Array(IntakeStep),
  /** One step an hour of the last day. */
  hours: Type.Array(IntakeStep),
  /** By rule (an error code), most of the last day first. */
  refusals: Type.Array(
    Type.Object({ rule: Type.String(), title: Type.String(), lastHour: Type.Integer(), lastDay: Type.Integer() }),
  ),
  queueRows: Type.Integer({ description: 'Readings that wait for a commit' }),
  queueLimit: Type.Integer(),
});

const Waiting = Type.Object({
  waiting: Type.Integer(),
  /** True where there are more than were counted. */
  more: Type.Boolean(),
  oldest: Nullable(Instant),
});

const Lag = Type.Object({
  /** Does this server keep the rhythm of the store? Of several servers one does. */
  rhythmHere: Type.Boolean(),
  rhythmWaiting: Type.Integer({ description: 'Datastreams that wait to be judged anew' }),
  /** Announcements after the position that the slowest reader has stored. */
  outbox: Waiting,
  jobs: Waiting,
  jobsFailed: Type.Integer({ description: 'Given up in the last day' }),
});

const Gap = Type.Object({
  datastreamId: Type.Integer(),
  name: Type.String(),
  thingId: Type.Integer(),
  thingName: Type.String(),
  since: Instant,
});

const FailingFeed = Type.Object({
  thingId: Type.Integer(),
  thingName: Type.String(),
  failures: Type.Integer({ description: 'In a row' }),
  succeededAt: Nullable(Instant),
  sentence: Type.String(),
});

export const SizeSample = Type.Object({
  day: Day,
  storeBytes: Type.Integer(),
  /** null where the store is elsewhere. */
  freeBytes: Nullable(Type.Integer()),
});
export type SizeSample = Static<typeof SizeSample>;

/** When the disk is full at the pace of the last months, with the range of that pace; or why nobody can say. */
export const DiskForecast = Type.Union([
  Type.Object({ kind: Type.Literal('full'), day: Day, earliest: Day, latest: Nullable(Day) }),
  Type.Object({ kind: Type.Literal('far'), years: Type.Integer() }),
  Type.Object({
    kind: Type.Literal('unknown'),
    reason: Type.Literal('few-samples'),
    have: Type.Integer(),
    need: Type.Integer(),
  }),
  Type.Object({
    kind: Type.Literal('unknown'),
    reason: Type.Union([Type.Literal('elsewhere'), Type.Literal('not-filling'), Type.Literal('unsure')]),
  }),
]);
export type DiskForecast = Static<typeof DiskForecast>;

/** How the installation is doing, for who keeps it going. Nothing in it is about a person or a reading. */
export const Upkeep = Type.Object({
  at: Instant,
  startedAt: Instant,
  version: Type.String(),
  store: Type.Union([Type.Literal('embedded'), Type.Literal('postgresql'), Type.Literal('pglite')]),
  durable: Type.Boolean(),
  servers: Type.Integer({ description: 'That work on this store now, this one included' }),
  intake: IntakeRates,
  lag: Lag,
  /** Datastreams that should send and are silent; null where another server keeps the rhythm. */
  gaps: Nullable(
    Type.Object({
      total: Type.Integer(),
      /** In the field, and nothing ever came. */
      never: Type.Integer(),
      /** The longest first. */
      items: Type.Array(Gap),
    }),
  ),
  feeds: Type.Object({ total: Type.Integer(), failing: Type.Array(FailingFeed) }),
  deliveries: Type.Object({ waiting: Type.Integer(), deadMails: Type.Integer(), deadMessages: Type.Integer() }),
  /** Newest one that is still there. Each is read back whole before it gets its name. */
  backup: Nullable(Type.Object({ name: Type.String(), madeAt: Instant })),
  retention: Nullable(Type.Object({ startedAt: Instant, finishedAt: Nullable(Instant), removed: Type.Integer() })),
  size: Type.Object({
    storeBytes: Type.Integer(),
    /** The largest ones, with their indexes; months of a table count as one. */
    tables: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer() })),
    /** One a day, oldest first. */
    samples: Type.Array(SizeSample),
    /** Growth of the store in bytes a day, with its range; null with too few samples. */
    growth: Nullable(Type.Object({ perDay: Type.Number(), low: Type.Number(), high: Type.Number() })),
  }),
  /** Of the data folder; null where the store is elsewhere. */
  disk: Nullable(Type.Object({ freeBytes: Type.Integer(), totalBytes: Type.Integer() })),
  diskForecast: DiskForecast,
});
export type Upkeep = Static<typeof Upkeep>;

/** Gaps and failing feeds that are named; the rest is counted. */
export const MOST_NAMED = 20;

export const upkeepOperations = {
  getUpkeep: {
    method: 'GET',
    path: '/v1/upkeep',
    access: 'administrator',
    summary: 'How the installation is doing: intake, lag, gaps, sizes and how long the disk lasts',
    response: Upkeep,
    status: 200,
  },
} as const;
