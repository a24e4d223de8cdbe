import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';

const maybe = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A sensor of somebody else, taken over from a public file and not checked. It has no datastream and sends nothing. */
export const KnownSensor = Type.Object({
  id: Type.Integer(),
  source: Type.String(),
  sourceId: Type.String({ description: 'Identifier within the source' }),
  sourceDate: Type.String({ format: 'date' }),
  name: Type.String(),
  kind: Type.String({ description: 'In the words of the source' }),
  organisation: maybe(Type.String()),
  purpose: maybe(Type.String()),
  legalBasis: maybe(Type.String()),
  personalData: maybe(Type.Boolean()),
  validUntil: maybe(Type.String({ format: 'date' })),
  /** Longitude and latitude in WGS84. */
  position: Type.Tuple([Type.Number(), Type.Number()]),
});
export type KnownSensor = Static<typeof KnownSensor>;

export const KnownSensorList = Type.Object({
  items: Type.Array(KnownSensor),
  total: Type.Integer(),
  next: maybe(Type.String()),
});

/** What kind of file it is; left out, it is told from the content. */
export const KnownFormat = Type.Union([Type.Literal('amsterdam'), Type.Literal('bgt')]);
export type KnownFormat = Static<typeof KnownFormat>;

export const KnownImport = Type.Object(
  {
    format: Type.Optional(KnownFormat),
    source: Type.String({ minLength: 2, maxLength: 200, description: 'Where the file comes from, for readers' }),
    sourceDate: Type.String({ format: 'date', description: 'Of when the file is' }),
    replace: Type.Optional(
      Type.Boolean({ description: 'Remove what this source told of before and this file does not name' }),
    ),
    content: Type.Unknown({ description: 'The file: JSON as it was published' }),
  },
  { additionalProperties: false },
);
export type KnownImport = Static<typeof KnownImport>;

export const KnownImportResult = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  removed: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      index: Type.Integer({ description: 'Place in the file, from 0' }),
      id: maybe(Type.String()),
      reason: Type.String(),
    }),
    { maxItems: limits.features },
  ),
});
export type KnownImportResult = Static<typeof KnownImportResult>;

const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
};

export const knownSensorOperations = {
  listKnownSensors: {
    method: 'GET',
    path: '/v1/register/known',
    access: 'everyone',
    summary: 'Sensors of others that are known from public files; not checked',
    query: Type.Object({ source: Type.Optional(Type.String({ maxLength: 200 })), ...page }),
    response: KnownSensorList,
    status: 200,
  },
  importKnownSensors: {
    method: 'POST',
    path: '/v1/register/known',
    access: 'sensors.manage',
    summary: 'Take over sensors of others from a public file; again updates them, every bad record is told',
    body: KnownImport,
    response: KnownImportResult,
    status: 200,
  },
  deleteKnownSensors: {
    method: 'DELETE',
    path: '/v1/register/known',
    access: 'sensors.manage',
    summary: 'Remove all known sensors of a source, or one of them',
    query: Type.Object({
      source: Type.String({ minLength: 1, maxLength: 200 }),
      sourceId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    }),
    response: Type.Object({ removed: Type.Integer() }),
    status: 200,
  },
} as const;
