const DAY = 86_400_000;

export interface WeekTick {
  /** Where it stands, in weeks from the first; a month begins between two of them. */
  readonly at: number;
  /** Civil date, YYYY-MM-DD. */
  readonly day: string;
  readonly isMonth: boolean;
}

/**
 * Ticks below a chart of weeks: at the first of months, as many months apart as leaves room; at some of the weeks themselves where
 * there are not two of those.
 * @param days first days of the weeks, YYYY-MM-DD, one week apart
 * @param most ticks
 * @example weekTicks(['2026-01-05', '2026-01-12'], 6).map(({ day }) => day) // ['2026-01-05', '2026-01-12']
 */
export function weekTicks(days: readonly string[], most: number): WeekTick[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months = firstsOf(first, last);
  if (months.length < 2) {
    const every = Math.max(1, Math.ceil(days.length / most));
    return days.flatMap((day, at) => (at % every === 0 ? [{ at, day, isMonth: false }] : []));
  }
  const every = [1, 2, 3, 6, 12].find((step) => months.length / step <= most) ?? 12;
  return months
    .filter((day) => (Number(day.slice(5, 7)) - 1) % every === 0)
    .map((day) => ({ at: (Date.parse(day) - Date.parse(first)) / (7 * DAY), day, isMonth: true }));
}

/** The first day of each month in a stretch of days, both ends included. */
function firstsOf(first: string, last: string): string[] {
  const firsts: string[] = [];
  const start = new Date(first);
  for (let month = start.getUTCMonth(); ; month++) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
    if (day > last) return firsts;
    if (day >= first) firsts.push(day);
  }
}
