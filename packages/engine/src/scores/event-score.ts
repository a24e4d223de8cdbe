const WEEK_MS = 7 * 86_400_000;

/** A stretch of time, both ends included; UTC ms. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How alarms answer to what really happened. */
export interface EventScore {
  readonly found: number;
  readonly missed: number;
  /** Alarms outside every event. */
  readonly falseAlarms: number;
  /** Share of alarms that belong to an event; NaN without alarms. */
  readonly precision: number;
  /** Share of events that were found; NaN without events. */
  readonly recall: number;
  /** Median time from the start of a found event to its first alarm, ms; NaN when none was found. */
  readonly timeToDetectMs: number;
  readonly falseAlarmsPerWeek: number;
}

/**
 * Scores alarms against known events, by overlap: an event is found when an alarm overlaps it, an alarm is false when it
 * overlaps none (event-wise precision and recall: Tatbul et al. 2018, existence reward). An alarm that began before the event
 * counts as found at its start.
 * @param observedMs length of time that was watched
 */
export function scoreEvents(events: readonly Stretch[], alarms: readonly Stretch[], observedMs: number): EventScore {
  const overlaps = (a: Stretch, b: Stretch) => a.start <= b.end && b.start <= a.end;
  const delays: number[] = [];
  for (const event of events) {
    const answers = alarms.filter((alarm) => overlaps(alarm, event));
    if (answers.length === 0) continue;
    delays.push(Math.max(0, Math.min(...answers.map(({ start }) => start)) - event.start));
  }
  const falseAlarms = alarms.filter((alarm) => !events.some((event) => overlaps(alarm, event))).length;
  return {
    found: delays.length,
    missed: events.length - delays.length,
    falseAlarms,
    precision: (alarms.length - falseAlarms) / alarms.length,
    recall: delays.length / events.length,
    timeToDetectMs: median(delays),
    falseAlarmsPerWeek: (falseAlarms * WEEK_MS) / observedMs,
  };
}

function median(values: number[]): number {
  if (values.length === 0) return Number.NaN;
  values.sort((a, b) => a - b);
  return ((values[(values.length - 1) >> 1] as number) + (values[values.length >> 1] as number)) / 2;
}
