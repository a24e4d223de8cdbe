import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';

/**
 * What is removed when a term has passed. `raw`: single readings. `hour`: hourly values that became a value of the day.
 * `day`: values and scores of whole days. `deviation`: strongest readings taken out of deviations, and deviations removed.
 * `state`: learned states and their copies that end in a reading that is due, and forecasts made from such readings.
 */
export const RetentionLevel = Type.Union([
  Type.Literal('raw'),
  Type.Literal('hour'),
  Type.Literal('day'),
  Type.Literal('deviation'),
  Type.Literal('state'),
]);
export type RetentionLevel = Static<typeof RetentionLevel>;

const instant = Type.String({ format: 'date-time' });

export const RetentionCount = Type.Object({
  datastreamId: Type.Integer(),
  level: RetentionLevel,
  count: Type.Integer({ description: 'How many were removed' }),
  dueSince: Type.Union([instant, Type.Null()], { description: 'When the oldest of them became due' }),
  goneAt: Type.String({ format: 'date-time', description: 'When the last of them was gone' }),
});
export type RetentionCount = Static<typeof RetentionCount>;

/** One run of the removal. Its digest stands in the tamper-evident log. */
export const RetentionReport = Type.Object({
  id: Type.Integer(),
  cause: Type.Union([Type.Literal('schedule'), Type.Literal('request')]),
  startedAt: instant,
  finishedAt: Type.Union([instant, Type.Null()]),
  partitions: Type.Integer({ description: 'Whole months that were dropped' }),
  files: Type.Integer({ description: 'Files of failed or cancelled imports that waited too long to be resumed' }),
  removed: Type.Integer({ description: 'All counts together' }),
  longestOverdueSeconds: Type.Union([Type.Number(), Type.Null()], {
    description: 'From due to gone, of what waited longest',
  }),
  digest: Type.Union([Type.String(), Type.Null()], { description: 'SHA-256 of the counts, as in the log' }),
  counts: Type.Array(RetentionCount),
});
export type RetentionReport = Static<typeof RetentionReport>;

export const RetentionReportList = Type.Object({
  items: Type.Array(RetentionReport),
  next: Type.Union([Type.String(), Type.Null()]),
});

export const retentionOperations = {
  listRetentionReports: {
    method: 'GET',
    path: '/v1/retention/reports',
    access: 'log.read',
    summary: 'What was removed because its term had passed, newest first',
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.defaultPageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: RetentionReportList,
    status: 200,
  },
  runRetention: {
    method: 'POST',
    path: '/v1/retention/runs',
    access: 'retention.manage',
    summary: 'Remove now what is due; answers when it is gone',
    response: RetentionReport,
    status: 200,
  },
} as const;
