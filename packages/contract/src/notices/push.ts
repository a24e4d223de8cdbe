import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false };

/** Devices of one person that are sent messages. */
export const MOST_PUSH_DEVICES = 10;

/** A browser on a device that is sent messages, without the address they go to. */
export const PushDevice = Type.Object({
  id: Type.Integer(),
  /** As its owner calls it. */
  name: Type.String(),
  /** Host of the push service of its browser. */
  service: Type.String(),
  /** First half of the SHA-256 of its address, in hexadecimals: by it a browser knows which one it is itself. */
  fingerprint: Type.String(),
  createdAt: Instant,
  /** When a message was last taken by the push service; null: none yet. */
  lastSentAt: Nullable(Instant),
});
export type PushDevice = Static<typeof PushDevice>;

export const PushDevices = Type.Object({
  /** Does this installation send messages to devices at all? */
  possible: Type.Boolean(),
  /** With which it signs [RFC 8292, 3.2], base64url; null where it sends none. */
  publicKey: Nullable(Type.String()),
  items: Type.Array(PushDevice),
});
export type PushDevices = Static<typeof PushDevices>;

/** A subscription as a browser makes it [W3C Push API, 8]. */
export const NewPushDevice = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    endpoint: Type.String({ minLength: 8, maxLength: 1_000 }),
    /** Its public key on P-256, uncompressed, and its secret; base64url. */
    p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{87}=?$' }),
    auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}(==)?$' }),
  },
  strict,
);
export type NewPushDevice = Static<typeof NewPushDevice>;

const id = Type.Object({ id: oneId });
const own = { access: 'signed-in', status: 200 } as const;

/** Messages on devices (Web Push, RFC 8030), of the notices room. */
export const pushOperations = {
  listPushDevices: {
    ...own,
    method: 'GET',
    path: '/v1/push-devices',
    summary: 'My devices that are sent messages, and the key with which they are sent',
    response: PushDevices,
  },
  createPushDevice: {
    ...own,
    method: 'POST',
    path: '/v1/push-devices',
    summary: 'Send messages to this browser too',
    body: NewPushDevice,
    response: PushDevice,
    status: 201,
  },
  deletePushDevice: {
    ...own,
    method: 'DELETE',
    path: '/v1/push-devices/:id',
    summary: 'Send nothing more to one of my devices',
    params: id,
    response: Type.Object({}),
  },
  testPushDevice: {
    ...own,
    method: 'POST',
    path: '/v1/push-devices/:id/test',
    summary: 'Send one of my devices a message that says that it is a test',
    params: id,
    response: Type.Object({}),
    status: 202,
  },
} as const;
