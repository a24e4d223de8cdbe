import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';

const column = (description: string) => Type.Array(Type.Unknown(), { maxItems: limits.dataArrayRows, description });

/** Readings of one datastream by column: instants one by one, or a beginning and a step; what holds anything else is refused whole. */
export const ReadingSeries = Type.Object({
  datastream: oneId,
  time: Type.Optional(
    column('One instant a value: milliseconds since 1970 in UTC, or ISO 8601 with an offset; not beside `start`'),
  ),
  start: Type.Optional(
    Type.String({ format: 'date-time', description: 'Instant of the first value, beside `stepSeconds`' }),
  ),
  stepSeconds: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 604_800, description: 'From one value to the next, beside `start`' }),
  ),
  value: column('One number an instant; null where nothing was measured'),
});
export type ReadingSeries = Static<typeof ReadingSeries>;

export const ReadingColumns = Type.Object({
  series: Type.Array(ReadingSeries, { minItems: 1, maxItems: limits.readingSeries }),
});
export type ReadingColumns = Static<typeof ReadingColumns>;

export const ReadingColumnsResult = Type.Object({
  stored: Type.Integer(),
  /** Were there already, with the same value. */
  repeated: Type.Integer(),
  /** Nulls: nothing was measured, nothing is kept. */
  empty: Type.Integer(),
  /** The first thousand; the number is always complete. */
  refused: Type.Array(
    Type.Object({
      /** Which of the series, counted from 0. */
      series: Type.Integer(),
      /** Which of its values, counted from 0. */
      row: Type.Integer(),
      code: Type.String(),
      detail: Type.String(),
    }),
  ),
  refusedTotal: Type.Integer(),
});
export type ReadingColumnsResult = Static<typeof ReadingColumnsResult>;

export const readingOperations = {
  createReadings: {
    method: 'POST',
    path: '/v1/readings',
    access: 'everyone',
    summary: 'Many readings by column, each judged for itself; needs the key of their things',
    body: ReadingColumns,
    response: ReadingColumnsResult,
    status: 200,
  },
} as const;
