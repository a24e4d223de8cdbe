import { type ForecastPlan, localDayOf, localMinuteOf, type SeriesPool } from '@wijkritme/engine';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';

const DAY_MS = 86_400_000;

/** The recordings up to and with a local day, on one clock; counts added up per step, levels averaged. */
export function toPool(recordings: readonly Recording[], end: string, perDay = 24): SeriesPool {
  const lastDay = Date.parse(`${end}T00:00Z`) / DAY_MS;
  const [first] = recordings;
  if (!first) throw new Error('no recordings');
  const zone = first.calendar.zone;
  const firstDay = Math.min(...recordings.map(({ readings }) => localDayOf(zone, readings[0]?.[0] ?? Infinity)));
  const days = lastDay + 1 - firstDay;
  const series = recordings.map((recording) => {
    const { kind, min, max } = recording.spec;
    return { name: recording.name, kind, min, max, values: toValues(recording, { firstDay, days, perDay }) };
  });
  return { perDay, firstDay, days, series, covariates: [], calendar: { holidayOn: (day) => nameOf(first, day) } };
}

/** Fixed holidays bear the same name every year; the recordings do not name those that move. */
function nameOf({ calendar }: Recording, day: number): string | undefined {
  return calendar.isHoliday(day) ? new Date(day * DAY_MS).toISOString().slice(5, 10) : undefined;
}

function toValues(
  { spec, calendar, readings }: Recording,
  { firstDay, days, perDay }: { firstDay: number; days: number; perDay: number },
): Float64Array {
  const sums = new Float64Array(days * perDay);
  const counts = new Float64Array(days * perDay);
  for (const [t, value] of readings) {
    const slot =
      (localDayOf(calendar.zone, t) - firstDay) * perDay +
      Math.floor((localMinuteOf(calendar.zone, t) * perDay) / 1440);
    if (slot < 0 || slot >= sums.length) continue;
    sums[slot] = (sums[slot] as number) + value;
    counts[slot] = (counts[slot] as number) + 1;
  }
  const expected = DAY_MS / perDay / spec.intervalMs;
  return sums.map((sum, slot) => {
    const count = counts[slot] as number;
    if (count < 0.75 * expected) return Number.NaN;
    return spec.kind === 'count' ? (sum / count) * Math.max(1, expected) : sum / count;
  });
}

/** Origins at midnight of the last `days` days, a day ahead. */
export function dayAhead({ days, perDay }: SeriesPool, last = 56): ForecastPlan {
  const firstOrigin = Math.max(0, days - last) * perDay;
  return { firstOrigin, endOrigin: (days - 1) * perDay + 1, every: perDay, horizon: perDay };
}

/** Origins every hour of the last `days` days, an hour ahead. */
export function hourAhead({ days, perDay }: SeriesPool, last = 14): ForecastPlan {
  const hour = perDay / 24;
  const firstOrigin = Math.max(0, days - last) * perDay;
  return { firstOrigin, endOrigin: days * perDay - hour + 1, every: hour, horizon: hour };
}
