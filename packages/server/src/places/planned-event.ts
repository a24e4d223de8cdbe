/** An event in the calendar of a place. */
export interface PlannedEvent {
  readonly name: string;
  /** Local civil days, YYYY-MM-DD. */
  readonly dates: readonly string[];
}
