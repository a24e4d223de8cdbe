import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

/** Something that bothers people, or something that they like: both say how a place is doing. */
export const ReportTone = Type.Union([Type.Literal('bothersome'), Type.Literal('nice')]);
export type ReportTone = Static<typeof ReportTone>;
export const reportTones: readonly ReportTone[] = ReportTone.anyOf.map((tone) => tone.const);

/** Ids of registered properties that could have noticed it; none: no sensor can. */
const Hears = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20, uniqueItems: true });

/** One choice of the list that a municipality maintains: what residents can report. */
export const ReportCategory = Type.Object({
  id: Type.Integer(),
  tone: ReportTone,
  nl: Type.String(),
  en: Type.String(),
  hears: Hears,
  /** Can no longer be chosen; what was reported keeps its name. */
  closed: Type.Boolean(),
  /** Goes up with every change: who changes says which version they saw. */
  version: Type.Integer(),
});
export type ReportCategory = Static<typeof ReportCategory>;
export const ReportCategoryList = Type.Object({ items: Type.Array(ReportCategory) });

const name = Type.String({ minLength: 3, maxLength: 80, pattern: '\\S' });
const strict = { additionalProperties: false };
const draft = { nl: name, en: name, hears: Hears };

export const NewReportCategory = Type.Object({ tone: ReportTone, ...draft }, strict);
export type NewReportCategory = Static<typeof NewReportCategory>;
export const ReportCategoryChange = Type.Object(
  { ...draft, closed: Type.Boolean(), version: Type.Integer({ minimum: 1 }) },
  strict,
);

/** What residents can report, of the participation room. */
export const reportCategoryOperations = {
  listReportCategories: {
    method: 'GET',
    path: '/v1/report-categories',
    access: 'everyone',
    summary: 'What residents can report, closed ones included, with the properties that could have noticed it',
    response: ReportCategoryList,
    status: 200,
  },
  createReportCategory: {
    method: 'POST',
    path: '/v1/report-categories',
    access: 'signals.tune',
    summary: 'Add a choice to what residents can report',
    body: NewReportCategory,
    response: ReportCategory,
    status: 201,
  },
  changeReportCategory: {
    method: 'PUT',
    path: '/v1/report-categories/:id',
    access: 'signals.tune',
    summary: 'Rename a choice, close it or open it again; refused when somebody changed it meanwhile',
    params: Type.Object({ id: oneId }),
    body: ReportCategoryChange,
    response: ReportCategory,
    status: 200,
  },
} as const;
