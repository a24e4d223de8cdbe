import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { ReportTone } from './report-categories.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Smallest number of reports of one category that outsiders see. */
export const REPORTS_SHOWN_FROM = 5;

/** How bothersome or how nice it was: 1 a little, 5 very. */
export const ReportAmount = Type.Integer({ minimum: 1, maximum: 5 });

/** Where a report came from: the form of residents, a colleague in the street, or a reporting system elsewhere. */
export const ReportSource = Type.Union([
  Type.Literal('resident'),
  Type.Literal('colleague'),
  Type.Literal('elsewhere'),
]);
export type ReportSource = Static<typeof ReportSource>;

/** What was noticed at a place in a stretch of time. There is no field for words, names or an exact spot (decision 151). */
export const Report = Type.Object({
  id: Type.Integer(),
  placeId: Type.Integer(),
  placeName: Type.String(),
  categoryId: Type.Integer(),
  categoryName: Type.String(),
  tone: ReportTone,
  from: instant,
  until: instant,
  /** null: the system that it came from does not say. */
  amount: nullable(ReportAmount),
  source: ReportSource,
  /** Of a place of a sample city. */
  simulated: Type.Boolean(),
});
export type Report = Static<typeof Report>;
export const ReportList = Type.Object({ items: Type.Array(Report), next: nullable(Type.String()) });
export type ReportList = Static<typeof ReportList>;

export const NewReport = Type.Object(
  {
    placeId: oneId,
    categoryId: oneId,
    /** Without both: the last hour. */
    from: Type.Optional(instant),
    until: Type.Optional(instant),
    amount: ReportAmount,
  },
  strict,
);
export type NewReport = Static<typeof NewReport>;

/** How often something was reported in a calendar month; null is hidden: fewer than the smallest number shown. */
export const ReportCount = Type.Object({
  categoryId: Type.Integer(),
  categoryName: Type.String(),
  tone: ReportTone,
  count: nullable(Type.Integer()),
});
export type ReportCount = Static<typeof ReportCount>;
export const ReportCounts = Type.Object({
  placeId: Type.Integer(),
  /** For example 2026-10. */
  month: Type.String(),
  shownFrom: Type.Integer(),
  items: Type.Array(ReportCount),
  sentence: Type.String(),
});
export type ReportCounts = Static<typeof ReportCounts>;

/** Reports of residents, of the participation room. */
export const reportOperations = {
  createReport: {
    method: 'POST',
    path: '/v1/reports',
    access: 'reports.add',
    placed: true,
    summary: 'Write down what somebody heard in the street: what, where, when and how much; never who',
    body: NewReport,
    response: Report,
    status: 201,
  },
  listReports: {
    method: 'GET',
    path: '/v1/reports',
    access: 'reports.read',
    placed: true,
    summary: 'Reports of a place and all below it that one may read, by the end of what was noticed, the newest first',
    query: Type.Object({
      place: oneId,
      from: Type.Optional(instant),
      to: Type.Optional(instant),
      category: Type.Optional(oneId),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: ReportList,
    status: 200,
  },
  getReportCounts: {
    method: 'GET',
    path: '/v1/report-counts',
    access: 'everyone',
    summary: 'How often something was reported at a place in the last whole month; small counts are hidden',
    query: Type.Object({ place: oneId }),
    response: ReportCounts,
    status: 200,
  },
} as const;
