/** What waits, counted up to a limit, and since when. */
export interface Waiting {
  readonly waiting: number;
  readonly more: boolean;
  readonly oldest: Date | null;
}
