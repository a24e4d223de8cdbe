import { findDateFormat, formatDate, formatTime } from '../format/instant.ts';
import type { Locale } from '../format/locale.ts';
import { startOfLocalDay, toLocalTime } from '../format/zone.ts';

const MINUTE = 60_000;
const DAY = 1440;
/** Minutes between ticks; from one day on, whole local days. */
const steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY];

export type TimeTicks = { at: number[]; stepMinutes: number };

/** Ticks at whole local times, drawn in true time: a day with 25 hours is wider. */
export function localTicks(from: number, to: number, zone: string, count: number): TimeTicks {
  const wanted = (to - from) / MINUTE / Math.max(1, count);
  const stepMinutes = steps.find((step) => step >= wanted) ?? 0;
  if (stepMinutes === 0) return { at: monthTicks(from, to, zone, wanted / DAY), stepMinutes };
  if (stepMinutes >= DAY) return { at: dayTicks(from, to, zone, stepMinutes / DAY), stepMinutes };
  const strideMs = Math.min(stepMinutes, 60) * MINUTE;
  const at: number[] = [];
  for (let t = Math.ceil(from / strideMs) * strideMs; t <= to; t += strideMs) {
    const { hour, minute } = toLocalTime(t, zone);
    if ((hour * 60 + minute) % stepMinutes === 0) at.push(t);
  }
  return { at, stepMinutes };
}

function dayTicks(from: number, to: number, zone: string, days: number): number[] {
  const { year, month, day, weekday } = toLocalTime(from, zone);
  const first = days >= 7 ? day - weekday : day;
  const at: number[] = [];
  for (let i = 0; ; i += days) {
    const t = startOfLocalDay(year, month, first + i, zone);
    if (t > to) return at;
    if (t >= from) at.push(t);
  }
}

function monthTicks(from: number, to: number, zone: string, wantedDays: number): number[] {
  const months = [1, 2, 3, 6, 12].find((step) => step * 30 >= wantedDays) ?? 12;
  const { year, month } = toLocalTime(from, zone);
  const at: number[] = [];
  for (let i = month - ((month - 1) % months); ; i += months) {
    const t = startOfLocalDay(year, i, 1, zone);
    if (t > to) return at;
    if (t >= from) at.push(t);
  }
}

/**
 * Two lines: time and, at midnight or first, the date; for whole days the weekday and the date.
 * Without room for a date under each, only the first has one.
 */
export function tickLabels({ at, stepMinutes }: TimeTicks, locale: Locale, zone: string, roomy = true): string[] {
  const weekday = findDateFormat(locale, zone, { weekday: 'short' });
  return at.map((t, i) => {
    const date = formatDate(t, locale, zone);
    const dated = i === 0 || roomy;
    if (stepMinutes === 0) return date;
    if (stepMinutes >= DAY) return dated ? `${weekday.format(t)}\n${date}` : weekday.format(t);
    const { hour, minute } = toLocalTime(t, zone);
    const midnight = hour === 0 && minute === 0;
    return i === 0 || (dated && midnight)
      ? `${formatTime(t, zone)}\n${weekday.format(t)} ${date}`
      : formatTime(t, zone);
  });
}
