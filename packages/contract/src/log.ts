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

export const logOperations = {
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
