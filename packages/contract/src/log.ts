import Type, { type Static } from 'typebox';

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * A checkpoint of the tamper-evident log: at this time it was so long and ended in this hash. Kept by somebody else, it
 * shows whether anything before it was changed or cut off.
 */
export const LogCheckpoint = Type.Object(
  {
    kind: Type.Literal('wijkritme-log-checkpoint'),
    log: Type.String({ maxLength: 100, description: 'Id of the log' }),
    at: Type.Integer({ minimum: 0, description: 'UTC in milliseconds since 1970' }),
    position: Type.Integer({ minimum: 0, description: 'Number of entries' }),
    hash: sha256,
    signature: Type.String({ maxLength: 200, description: 'Ed25519 over the canonical JSON of the rest, base64url' }),
  },
  { additionalProperties: false },
);
export type LogCheckpoint = Static<typeof LogCheckpoint>;

/** A checkpoint and the public key (PEM) that its signature can be checked with. */
export const IssuedCheckpoint = Type.Object({ checkpoint: LogCheckpoint, publicKey: Type.String() });
export type IssuedCheckpoint = Static<typeof IssuedCheckpoint>;

/** What is wrong with the log, at the first place where it shows. */
export const LogFaultKind = Type.Union([
  Type.Literal('out-of-order'),
  Type.Literal('broken-link'),
  Type.Literal('changed'),
  Type.Literal('not-as-checkpoint'),
  Type.Literal('bad-signature'),
]);
export type LogFaultKind = Static<typeof LogFaultKind>;

export const LogVerification = Type.Object({
  ok: Type.Boolean(),
  log: Type.String(),
  entries: Type.Integer({ description: 'Entries that were found whole' }),
  hash: sha256,
  checkpoints: Type.Integer({ description: 'Checkpoints that were compared' }),
  fault: Type.Union([Type.Object({ kind: LogFaultKind, position: Type.Integer() }), Type.Null()]),
});
export type LogVerification = Static<typeof LogVerification>;

/**
 * Who did it: role and organisation, as the log keeps them; who it was is not told. `system`: the server itself, such as the gate or a
 * nightly job.
 */
export const LogActor = Type.Object({
  kind: Type.Union([
    Type.Literal('person'),
    Type.Literal('device'),
    Type.Literal('administrator'),
    Type.Literal('visitor'),
    Type.Literal('system'),
  ]),
  /** Of a person at that time; else none. */
  roles: Type.Array(Type.String()),
  organisationId: Type.Union([Type.Integer(), Type.Null()]),
});
export type LogActor = Static<typeof LogActor>;

/** An entry without its detail: reasons and words that stand there belong to what they were written in. */
export const LogLine = Type.Object({
  /** 1, 2, 3 … without gaps. */
  position: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  /** Such as `passport.changed`. */
  kind: Type.String(),
  actor: LogActor,
  /** What it is about, such as `intervention:12`. */
  subject: Type.String(),
  /** A measure that began before two roles had interpreted the signal. */
  emergency: Type.Boolean(),
  hash: sha256,
});
export type LogLine = Static<typeof LogLine>;

export const LogLines = Type.Object({
  items: Type.Array(LogLine),
  /** Of the page after this one; null: this is the last. */
  next: Type.Union([Type.String(), Type.Null()]),
});
export type LogLines = Static<typeof LogLines>;

/** The kind of an entry that tells of an emergency start. */
export const EMERGENCY_START = 'intervention.begun-as-emergency';

export const logOperations = {
  listLog: {
    method: 'GET',
    path: '/v1/log',
    access: 'log.read',
    summary:
      'Entries of the tamper-evident log, newest first: when, what, by which role; without names and without words',
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'What a page gave as `next`' })),
      kind: Type.Optional(Type.String({ pattern: '^[a-z-]{1,40}\\.[a-z-]{1,60}$' })),
      from: Type.Optional(Type.String({ format: 'date-time' })),
      to: Type.Optional(Type.String({ format: 'date-time', description: 'Up to, and not with, this moment' })),
    }),
    response: LogLines,
    status: 200,
  },
  verifyLog: {
    method: 'POST',
    path: '/v1/log/verification',
    access: 'log.read',
    summary: 'Walk along the tamper-evident log and compare it with checkpoints',
    body: Type.Object(
      { checkpoints: Type.Optional(Type.Array(LogCheckpoint, { maxItems: 100 })) },
      { additionalProperties: false },
    ),
    response: LogVerification,
    status: 200,
  },
  createLogCheckpoint: {
    method: 'POST',
    path: '/v1/log/checkpoints',
    access: 'log.read',
    summary: 'Sign where the log stands now, for somebody else to keep',
    response: IssuedCheckpoint,
    status: 200,
  },
} as const;
