import Type, { type Static } from 'typebox';
import { BothTexts } from '../check/check.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** How messages of a device type come in. */
export const DeviceCarrier = Type.Union([Type.Literal('lorawan'), Type.Literal('json')]);

/** One kind of device of the catalogue. */
export const DeviceType = Type.Object({
  id: Type.String(),
  manufacturer: Type.String(),
  model: Type.String(),
  kind: BothTexts,
  source: Type.String({ description: 'Address of the public documentation' }),
  carrier: DeviceCarrier,
  privacy: BothTexts,
  intervalSeconds: Type.Integer(),
  channels: Type.Array(
    Type.Object({ id: Type.String(), name: BothTexts, property: Type.String(), unit: Type.String() }),
  ),
});
export type DeviceType = Static<typeof DeviceType>;
export const DeviceTypeList = Type.Object({ items: Type.Array(DeviceType) });

/** How a device made itself known. */
export const AnnouncementSource = Type.Union([
  Type.Literal('mqtt-discovery'),
  Type.Literal('sensorthings'),
  Type.Literal('thing-description'),
  Type.Literal('things-stack-join'),
  Type.Literal('qr-claim'),
]);
export type AnnouncementSource = Static<typeof AnnouncementSource>;

export const FoundStatus = Type.Union([
  Type.Literal('new'),
  Type.Literal('later'),
  Type.Literal('ignored'),
  Type.Literal('added'),
]);
export type FoundStatus = Static<typeof FoundStatus>;

export const FoundStream = Type.Object({
  name: Type.String(),
  /** Id of the registered property that it seems to measure. */
  property: Nullable(Type.String()),
  unit: Nullable(Type.String()),
});
export type FoundStream = Static<typeof FoundStream>;

/** A device that announced itself. Texts in which something of a person was found were left out and are only named. */
export const FoundDevice = Type.Object({
  id: Type.Integer(),
  source: AnnouncementSource,
  /** What the device calls itself; null where that held an address of a device or a person. */
  identity: Nullable(Type.String()),
  name: Nullable(Type.String()),
  manufacturer: Nullable(Type.String()),
  model: Nullable(Type.String()),
  /** Device types of the catalogue that it may be, best first. */
  deviceTypes: Type.Array(Type.String()),
  streams: Type.Array(FoundStream),
  /** It announced more streams than are kept. */
  cutOff: Type.Boolean(),
  /** Parts that were left out because they looked like personal data. */
  leftOut: Type.Array(Type.String()),
  firstSeen: Instant,
  lastSeen: Instant,
  times: Type.Integer(),
  status: FoundStatus,
  laterUntil: Nullable(Instant),
  thingId: Nullable(Type.Integer()),
});
export type FoundDevice = Static<typeof FoundDevice>;

export const FoundDeviceList = Type.Object({
  items: Type.Array(FoundDevice),
  /** Announcements since the start that were not kept, by reason. */
  turnedAway: Type.Object({
    tooMany: Type.Integer({ description: 'A source announced too fast' }),
    full: Type.Integer({ description: 'There were too many found devices already' }),
    unreadable: Type.Integer({ description: 'Not one of the known forms' }),
  }),
});

export const FoundDecision = Type.Object(
  { decision: Type.Union([Type.Literal('ignore'), Type.Literal('later'), Type.Literal('restore')]) },
  { additionalProperties: false },
);

/** A found device becomes a thing. Without a device type its streams are named with what each measures. */
export const FoundAddition = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 200 }),
    deviceType: Type.Optional(Type.String({ maxLength: 80 })),
    streams: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Type.String({ minLength: 1, maxLength: 200 }), property: Type.String({ maxLength: 80 }) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 50 },
      ),
    ),
    placeId: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type FoundAddition = Static<typeof FoundAddition>;

/** What became of the message of a device, channel by channel. Nothing of what was sent is repeated. */
export const UplinkResult = Type.Object({
  items: Type.Array(
    Type.Object({
      channel: Type.String(),
      datastream: Nullable(Type.Integer()),
      outcome: Type.String({ description: 'stored, repeated, no_datastream, or the code of the refusal' }),
      /** The reading is lab data. */
      lab: Type.Boolean(),
    }),
  ),
});
export type UplinkResult = Static<typeof UplinkResult>;
