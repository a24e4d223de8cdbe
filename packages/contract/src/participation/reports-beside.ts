import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { Report, ReportCount } from './reports.ts';

/** A report lies around a signal when their stretches are at most this far apart: people report the past hour. */
export const REPORT_MARGIN_MINUTES = 60;
/** One report may be one person's evening, and two may be one household; of three that agree somebody should have been told. */
export const MISSED_REPORTS = 3;
/** Reports of one happening begin within this time: people report the past hour, and do not all do so at once. */
export const MISSED_SPAN_HOURS = 2;
/** Reports beside one signal that are told one by one; all of them are counted. */
export const REPORTS_BESIDE = 200;

/** What residents reported in the hours and at the places of a signal. Facts, not what anybody makes of the signal. */
export const SignalReports = Type.Object({
  signalId: Type.Integer(),
  /** The stretch that reports were looked for in, the margin included. */
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  marginMinutes: Type.Integer(),
  sentence: Type.String(),
  total: Type.Integer(),
  /** Of each category that was reported, the most often reported first. */
  counts: Type.Array(ReportCount),
  items: Type.Array(Report, { maxItems: REPORTS_BESIDE }),
});
export type SignalReports = Static<typeof SignalReports>;

export const reportsBesideOperations = {
  listSignalReports: {
    method: 'GET',
    path: '/v1/signals/:id/reports',
    access: 'reports.read',
    placed: true,
    summary: 'Reports in the hours of a signal, at its place, below it and in what it lies in',
    params: Type.Object({ id: oneId }),
    response: SignalReports,
    status: 200,
  },
} as const;
