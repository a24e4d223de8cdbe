import type { CaseEntryKind } from '@wijkritme/contract';

/** Name in the outbox of a case that was opened, or got an entry. */
export const CASE_CHANGED = 'response.case-changed';

/** What stands in the outbox of a case: numbers, and of what kind it is. */
export interface CaseNews {
  readonly caseId: number;
  /** Person who did it; null: the clock did. */
  readonly by: number | null;
  /** An entry; null: it was opened, or what `about` says. */
  readonly entryId: number | null;
  readonly entryKind?: CaseEntryKind;
  /** Of a measure of the case: an effect was judged, or it began in a hurry and two readings are missing. */
  readonly about?:
    | { readonly what: 'verdict'; readonly effectId: number }
    | { readonly what: 'readings-missing'; readonly interventionId: number };
}

/** Name in the outbox of a signal that was given to somebody. */
export const SIGNAL_ASSIGNED = 'response.signal-assigned';

/** What stands in the outbox of it: numbers alone. */
export interface AssignedNews {
  readonly signalId: number;
  readonly placeId: number | null;
  /** Of the choice: each is told once. */
  readonly version: number;
  readonly to: number;
  /** Person who did it. */
  readonly by: number;
}
