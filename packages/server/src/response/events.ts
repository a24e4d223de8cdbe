/** Name in the outbox of a case that was opened, or got an entry. */
export const CASE_CHANGED = 'response.case-changed';

/** What stands in the outbox of a case: numbers alone. */
export interface CaseNews {
  readonly caseId: number;
  /** Person who did it. */
  readonly by: number;
  /** null: it was opened. */
  readonly entryId: number | null;
}
