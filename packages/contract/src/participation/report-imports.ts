import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };

/**
 * A row of a file of a reporting system elsewhere, as the page that read the file sends it: everything else in the file stays on the
 * computer of who has it. The number and the point are used and not kept.
 */
export const ImportedReport = Type.Object(
  {
    categoryId: oneId,
    from: instant,
    /** Left out: the hour before `from`. */
    until: Type.Optional(instant),
    placeId: Type.Optional(oneId),
    /** Longitude and latitude, where no place is named: it becomes the smallest place around it. */
    point: Type.Optional(
      Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })]),
    ),
    /** What the other system calls it: of two with one number the second is left out. */
    number: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  strict,
);
export type ImportedReport = Static<typeof ImportedReport>;

export const ReportImportFault = Type.Union([
  Type.Literal('place'),
  Type.Literal('category'),
  Type.Literal('order'),
  Type.Literal('too-long'),
  Type.Literal('future'),
  Type.Literal('too-old'),
]);
export type ReportImportFault = Static<typeof ReportImportFault>;

/** What became of the rows; nothing of what stood in them is repeated. */
export const ReportImport = Type.Object({
  added: Type.Integer(),
  /** Were there already. */
  unchanged: Type.Integer(),
  /** Counted from 1, in the order in which they were sent. */
  problems: Type.Array(Type.Object({ row: Type.Integer(), fault: ReportImportFault, message: Type.String() }), {
    maxItems: limits.importedReports,
  }),
});
export type ReportImport = Static<typeof ReportImport>;

export const reportImportOperations = {
  importReports: {
    method: 'POST',
    path: '/v1/reports/imports',
    access: 'reports.add',
    placed: true,
    summary: 'Take over reports of a system elsewhere: category, place and time, and nothing else; a verdict per row',
    body: Type.Object(
      {
        /** Name of that system: numbers count within it. It is not kept. */
        source: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' }),
        rows: Type.Array(ImportedReport, { minItems: 1, maxItems: limits.importedReports }),
      },
      strict,
    ),
    response: ReportImport,
    status: 200,
  },
} as const;
