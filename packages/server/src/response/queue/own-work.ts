/** Where a signal stands for one person. */
export interface OwnWork {
  /** Was it given to them last? */
  readonly isTheirs: boolean;
  /** Have they interpreted it, or declined to? */
  readonly answered: boolean;
}

/** A signal of which an interpretation is asked for a short time only. */
export interface EndingTerm {
  readonly signalId: number;
  readonly placeId: number | null;
}
