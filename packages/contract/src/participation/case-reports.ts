import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { OrganisationName } from '../response/organisation-name.ts';
import { Report } from './reports.ts';

const strict = { additionalProperties: false };

/** One step in what reports a case holds. It stays when its report is removed. */
export const CaseReportChange = Type.Object({
  reportId: Type.Integer(),
  linked: Type.Boolean(),
  at: Type.String({ format: 'date-time' }),
  organisation: OrganisationName,
  isOwn: Type.Boolean(),
  /** Of the reports of this case, after it. */
  version: Type.Integer(),
});
export type CaseReportChange = Static<typeof CaseReportChange>;

/** Reports of a case: those that somebody put into it, and those around its signals that nobody did. */
export const CaseReports = Type.Object({
  caseId: Type.Integer(),
  sentence: Type.String(),
  linked: Type.Array(Report, { maxItems: limits.reportsOfCase }),
  around: Type.Array(Report, { maxItems: limits.reportsOfCase }),
  /** Oldest first. */
  history: Type.Array(CaseReportChange),
  /** 0: none was ever linked. */
  version: Type.Integer(),
});
export type CaseReports = Static<typeof CaseReports>;

const work = { access: 'reports.read', placed: true, response: CaseReports, status: 200 } as const;

export const caseReportOperations = {
  listCaseReports: {
    ...work,
    method: 'GET',
    path: '/v1/cases/:id/reports',
    summary: 'Reports of a case and around its signals, of places where one may read them',
    params: Type.Object({ id: oneId }),
  },
  changeCaseReport: {
    ...work,
    method: 'PUT',
    path: '/v1/cases/:id/reports/:report',
    summary: 'Put a report into a case, or take it out again; refused when somebody changed them meanwhile',
    params: Type.Object({ id: oneId, report: oneId }),
    body: Type.Object(
      {
        linked: Type.Boolean(),
        version: Type.Integer({ minimum: 0, maximum: limits.id, description: 'The version one has seen; 0: none' }),
      },
      strict,
    ),
  },
} as const;
