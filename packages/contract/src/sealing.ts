import Type, { type Static } from 'typebox';

/** What readings take in the store, as rows and packed by month. */
export const SealingState = Type.Object({
  afterDays: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Months that ended so many days ago are sealed every night (SEAL_AFTER_DAYS); null: none are',
  }),
  until: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
    description: 'Months before this instant may be sealed; null: none yet',
  }),
  sealedReadings: Type.Integer(),
  sealedBytes: Type.Integer({ description: 'What sealed readings take, indexes included' }),
  rowBytes: Type.Integer({ description: 'What all other readings take, indexes included' }),
});
export type SealingState = Static<typeof SealingState>;

/** What one run of sealing did. */
export const SealingRun = Type.Object({
  months: Type.Integer({ description: 'Months of datastreams that were packed' }),
  readings: Type.Integer({ description: 'Readings in them' }),
  left: Type.Integer({
    description: 'Months of datastreams that stayed as they were: something changed in them a short while ago',
  }),
  dropped: Type.Integer({ description: 'Months of the log that were left empty and are gone' }),
  isDone: Type.Boolean({ description: 'false: time was up before all was looked at; ask again' }),
});
export type SealingRun = Static<typeof SealingRun>;

export const sealingOperations = {
  getSealing: {
    method: 'GET',
    path: '/v1/sealing',
    access: 'installation.manage',
    summary: 'What readings take in the store, and how many are sealed',
    response: SealingState,
    status: 200,
  },
  runSealing: {
    method: 'POST',
    path: '/v1/sealing/runs',
    access: 'installation.manage',
    summary: 'Seal cold months now, for at most twenty seconds',
    response: SealingRun,
    status: 200,
  },
} as const;
