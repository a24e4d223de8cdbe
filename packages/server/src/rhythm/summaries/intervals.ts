import { DAY, HOUR, MINUTE, type SummaryInterval } from '@wijkritme/contract';
import { localDayOf, startOfLocalDay, type ZoneRules } from '@wijkritme/engine';

/** Those that count from local midnight, and how long they are. */
const STEPS_MS: Readonly<Partial<Record<SummaryInterval, number>>> = {
  'five-minutes': 5 * MINUTE,
  quarter: 15 * MINUTE,
  hour: HOUR,
};

/** The longest stretch that may be asked for, in years: of short intervals it is some hundred thousand. */
export const longestYears = (interval: SummaryInterval): number =>
  interval === 'five-minutes' ? 1 : interval === 'year' ? 50 : 5;

/** Shorter than the hours that are stored: they come from single readings. */
export const isWithinHours = (interval: SummaryInterval): boolean => (STEPS_MS[interval] ?? HOUR) < HOUR;

/** How far back a question without a beginning goes. */
export const USUAL_MS: Readonly<Record<SummaryInterval, number>> = {
  'five-minutes': 6 * HOUR,
  quarter: DAY,
  hour: 7 * DAY,
  day: 31 * DAY,
  week: 182 * DAY,
  month: 365 * DAY,
  year: 5 * 365 * DAY,
};

/**
 * Where the intervals of the local calendar begin that touch `from` (included) to `to` (excluded), UTC ms ascending, and the end of
 * the last one. Hours and parts of them count from local midnight in elapsed time, so that the repeated hour of October is there twice and
 * the missing one of March not at all.
 *
 * @example boundsOf(zoneRules('Europe/Amsterdam'), 'day', from, to) // midnights there
 */
export function boundsOf(zone: ZoneRules, interval: SummaryInterval, from: number, to: number): number[] {
  const stepMs = STEPS_MS[interval];
  if (stepMs !== undefined) return steps(zone, stepMs, { from, to });
  const bounds: number[] = [];
  let day = beginningOf(interval, localDayOf(zone, from));
  for (; startOfLocalDay(zone, day) < to; day = nextOf(interval, day)) bounds.push(startOfLocalDay(zone, day));
  return [...bounds, startOfLocalDay(zone, day)];
}

function steps(zone: ZoneRules, stepMs: number, { from, to }: { from: number; to: number }): number[] {
  const bounds: number[] = [];
  for (let day = localDayOf(zone, from); ; day++) {
    const end = startOfLocalDay(zone, day + 1);
    for (let at = startOfLocalDay(zone, day); at < end; at += stepMs) {
      if (at >= to) {
        bounds.push(at);
        return bounds;
      }
      if (at + stepMs > from) bounds.push(at);
    }
    if (end >= to) {
      bounds.push(end);
      return bounds;
    }
  }
}

/** The civil day (since 1970) with which the interval around a civil day begins; weeks begin on Monday [ISO 8601]. */
function beginningOf(interval: SummaryInterval, day: number): number {
  if (interval === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  if (interval === 'year') return firstOfYear(day, 0);
  return interval === 'month' ? firstOfMonth(day, 0) : day;
}

function nextOf(interval: SummaryInterval, day: number): number {
  if (interval === 'week') return day + 7;
  if (interval === 'year') return firstOfYear(day, 1);
  return interval === 'month' ? firstOfMonth(day, 1) : day + 1;
}

function firstOfMonth(day: number, later: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1) / DAY;
}

function firstOfYear(day: number, later: number): number {
  return Date.UTC(new Date(day * DAY).getUTCFullYear() + later, 0, 1) / DAY;
}
