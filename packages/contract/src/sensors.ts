import Type, { type Static } from 'typebox';
import { LifecycleStage } from './lifecycle/stages.ts';
import { Passport, PassportStatus } from './passport.ts';

/** A reading as it is shown. The value is null where it is a count below the minimum group, for who may not see it. */
export const Reading = Type.Object({
  time: Type.String({ format: 'date-time' }),
  value: Type.Union([Type.Number(), Type.Null()]),
});
export type Reading = Static<typeof Reading>;

export const ThingDatastream = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  property: Type.String(),
  unit: Type.String(),
  passportStatus: PassportStatus,
  passport: Type.Union([Passport, Type.Null()]),
  stage: LifecycleStage,
});

export const Thing = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  /** The owner's own identifier of the device. */
  externalId: Type.Union([Type.String(), Type.Null()]),
  placeId: Type.Union([Type.Integer(), Type.Null()]),
  position: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
  simulated: Type.Boolean(),
  datastreams: Type.Array(ThingDatastream),
});
export type Thing = Static<typeof Thing>;
export const ThingList = Type.Object({
  items: Type.Array(Thing),
  /** How many there are in all with this choice. */
  total: Type.Integer(),
  next: Type.Union([Type.String(), Type.Null()]),
});

export const DeviceKey = Type.Object({
  id: Type.Integer(),
  /** Shown once; only its hash is stored. */
  key: Type.String(),
});
export type DeviceKey = Static<typeof DeviceKey>;
