import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

const id = Type.Object({ id: oneId });
const Instant = Type.String({ format: 'date-time' });
const localDate = Type.String({ format: 'date', description: 'Local day, for example 2026-11-01' });
const epsilon = Type.Number({
  minimum: 0.001,
  maximum: 10,
  description: 'How much privacy may be lost, ε of differential privacy; smaller protects more',
});

/**
 * Counts that are given away for good, and how: which series, in which steps, what is protected and how much of it may ever
 * be lost. None of this changes afterwards.
 */
export const OpenDatasetDraft = Type.Object(
  {
    name: Type.String({ minLength: 3, maxLength: 200 }),
    datastreams: Type.Array(oneId, { minItems: 1, maxItems: 500, uniqueItems: true }),
    step: Type.Union([Type.Literal('hour'), Type.Literal('day')]),
    unit: Type.Union([Type.Literal('event'), Type.Literal('person')], {
      description:
        'What is protected: one passage, or everything that one person adds to the dataset. With a person every release counts; with an event only those that cover its place and time.',
    }),
    mostPerUnit: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      description: 'Sensitivity: by how much one unit can change all counts of one release together. An event: 1',
    }),
    reason: Type.String({ minLength: 10, maxLength: 1000, description: 'Why the sensitivity is no larger' }),
    largest: Type.Integer({ minimum: 1, maximum: 10_000_000, description: 'Counts above this are cut off' }),
    budget: epsilon,
  },
  { additionalProperties: false },
);
export type OpenDatasetDraft = Static<typeof OpenDatasetDraft>;

export const OpenDataset = Type.Object({
  id: Type.Integer(),
  ...OpenDatasetDraft.properties,
  createdAt: Instant,
  spent: Type.Number({ description: 'ε that the most touched unit has lost' }),
  releases: Type.Integer(),
});
export type OpenDataset = Static<typeof OpenDataset>;
export const OpenDatasetList = Type.Object({ items: Type.Array(OpenDataset) });

export const OpenDataRequest = Type.Object(
  { from: localDate, to: Type.String({ format: 'date', description: 'First day that is not in it' }), epsilon },
  { additionalProperties: false },
);

export const OpenDataEntry = Type.Object({
  id: Type.Integer(),
  datasetId: Type.Integer(),
  from: localDate,
  to: localDate,
  epsilon: Type.Number(),
  releasedAt: Instant,
  margin: Type.Integer({ description: 'In 95 of 100 counts the noise is at most this' }),
  digest: Type.String({ description: 'SHA-256 of the figures, as in the tamper-evident log' }),
});
export type OpenDataEntry = Static<typeof OpenDataEntry>;
export const OpenDataList = Type.Object({ items: Type.Array(OpenDataEntry) });

/** Figures of one series, in the order of `times`; null where nothing was measured. */
export const OpenDataFigures = Type.Object({
  times: Type.Array(Instant, { description: 'When each step begins' }),
  series: Type.Array(
    Type.Object({
      datastreamId: Type.Integer(),
      name: Type.String(),
      counts: Type.Array(Type.Union([Type.Integer(), Type.Null()])),
    }),
  ),
});
export type OpenDataFigures = Static<typeof OpenDataFigures>;

/** A release: drawn once, stored, and the same for everybody for ever. */
export const OpenDataRelease = Type.Object({
  ...OpenDataEntry.properties,
  dataset: Type.String(),
  step: OpenDatasetDraft.properties.step,
  figures: OpenDataFigures,
});
export type OpenDataRelease = Static<typeof OpenDataRelease>;

export const openDataOperations = {
  listOpenDatasets: {
    method: 'GET',
    path: '/v1/open-data/datasets',
    access: 'everyone',
    summary: 'Datasets that are given away with noise, with what is left of their privacy budget',
    response: OpenDatasetList,
    status: 200,
  },
  createOpenDataset: {
    method: 'POST',
    path: '/v1/open-data/datasets',
    access: 'passports.manage',
    summary: 'Declare a dataset: its series, sensitivity and privacy budget, once and for ever',
    body: OpenDatasetDraft,
    response: OpenDataset,
    status: 201,
  },
  listOpenDataReleases: {
    method: 'GET',
    path: '/v1/open-data/datasets/:id/releases',
    access: 'everyone',
    summary: 'Releases of a dataset, newest first',
    params: id,
    response: OpenDataList,
    status: 200,
  },
  createOpenDataRelease: {
    method: 'POST',
    path: '/v1/open-data/datasets/:id/releases',
    access: 'passports.manage',
    summary:
      'Release counts of whole local days with noise; the same days again give the same release and cost nothing',
    params: id,
    body: OpenDataRequest,
    response: OpenDataRelease,
    status: 201,
  },
  getOpenDataRelease: {
    method: 'GET',
    path: '/v1/open-data/releases/:id',
    access: 'everyone',
    summary: 'One release with its figures; as CSV below …/csv',
    params: id,
    response: OpenDataRelease,
    status: 200,
  },
} as const;
