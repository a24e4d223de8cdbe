import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

/** What a device did that a person should know of. It is never a reading, and holds nothing of what was sent. */
export const DeviceEventKind = Type.Union([
  /** Its key was used for a datastream of another device. */
  Type.Literal('key-elsewhere'),
  /** A message came again, or is older than the window of late messages. */
  Type.Literal('replay'),
  /** It sent more than a device may, and was slowed down. */
  Type.Literal('flood'),
  /** Its clock is ahead of ours by more than a minute. */
  Type.Literal('clock-ahead'),
  /** It sent a number outside the physical range of what it measures. */
  Type.Literal('out-of-range'),
  /** It showed a certificate of its own that has expired, was revoked, or comes from an issuer that is not known. */
  Type.Literal('certificate-refused'),
  /** For most of a day it measured something else than its neighbours; counted by the hour. */
  Type.Literal('contradicts-neighbours'),
  /** The codec of its device type failed on a message. */
  Type.Literal('codec-failed'),
]);
export type DeviceEventKind = Static<typeof DeviceEventKind>;
export const deviceEventKinds: readonly DeviceEventKind[] = DeviceEventKind.anyOf.map((kind) => kind.const);

/** What happens again within an hour is the same event. */
export const DeviceEvent = Type.Object({
  kind: DeviceEventKind,
  /** In words, in the language that was asked for. */
  sentence: Type.String(),
  count: Type.Integer(),
  firstAt: Type.String({ format: 'date-time' }),
  lastAt: Type.String({ format: 'date-time' }),
});
export type DeviceEvent = Static<typeof DeviceEvent>;

export const DeviceEvents = Type.Object({ thing: Type.Integer(), items: Type.Array(DeviceEvent) });
export type DeviceEvents = Static<typeof DeviceEvents>;

export const deviceEventOperations = {
  listDeviceEvents: {
    method: 'GET',
    path: '/v1/things/:id/events',
    access: 'sensors.manage',
    placed: true,
    summary: 'What a device did that somebody should know of, newest first: replays, floods, a key used elsewhere',
    params: Type.Object({ id: oneId }),
    response: DeviceEvents,
    status: 200,
  },
} as const;
