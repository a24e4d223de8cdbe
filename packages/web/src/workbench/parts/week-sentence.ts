import type { Week } from '@wijkritme/contract';
import type { Format } from '../../i18n/format.ts';
import type { Text } from '../../i18n/nl.ts';
import { addDays, civilDate, startOfDay } from '../../i18n/zone.ts';
import { type WeekMode, weekValues } from '../../ui/index.ts';

interface ShownWeek extends Pick<Week, 'normal' | 'measured' | 'unit' | 'timeZone'> {
  readonly mode: Exclude<WeekMode, 'normal'>;
  /** First local day of the week. */
  readonly monday: string;
}

/** What the grid shows, in one sentence: the highest hour, or the hour that differs most. */
export function weekSentence(week: ShownWeek, { place }: Pick<Text, 'place'>, format: Format): string {
  const { weekSentence: text } = place;
  const values = weekValues(week, week.mode);
  const difference = week.mode === 'difference';
  const index = indexOfMost(difference ? values.map((value) => value && Math.abs(value)) : values);
  const value = index === undefined ? null : (values[index] ?? null);
  if (index === undefined || value === null) return difference ? text.nothingToCompare : text.nothing;
  const hour = hourName(index, week, place.weekSentence.hour, format);
  if (!difference) return text.highest(hour, format.value(value, week.unit));
  if (value === 0) return text.same;
  return (value > 0 ? text.higher : text.lower)(hour, format.value(Math.abs(value), week.unit));
}

function indexOfMost(values: readonly (number | null)[]): number | undefined {
  let most: number | undefined;
  values.forEach((value, index) => {
    if (value !== null && (most === undefined || value > (values[most] ?? value))) most = index;
  });
  return most;
}

/** “zaterdag 21 november van 11.00 uur tot 12.00 uur”; the clock of a week has 168 hours, whatever the season does. */
function hourName(
  index: number,
  { monday, timeZone }: ShownWeek,
  name: Text['place']['weekSentence']['hour'],
  format: Format,
): string {
  const hour = index % 24;
  const noon = startOfDay(addDays(monday, Math.floor(index / 24)), timeZone) + 12 * 3_600_000;
  return name(format.day(noon), format.wallHour(hour), format.wallHour(hour + 1));
}

/** How many hours of this week have begun: what comes after is not missing. */
export function hoursBegun(monday: string, now: number, zone: string): number {
  const today = civilDate(now, zone);
  const days = Math.round((Date.parse(today) - Date.parse(monday)) / 86_400_000);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  return days * 24 + hour + 1;
}
