import { DAY, HOUR, limits } from '@wijkritme/contract';
import { type CountRule, createExpectation, expect } from '@wijkritme/engine';
import type { CatalogEntry } from '../sensors/index.ts';
import type { DayRow } from './day-row.ts';
import { shownRange, shownValue } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import type { Series } from './series.ts';
import { selectDays } from './sql/read-rhythm.ts';

export interface BandPoints {
  readonly stepMs: number;
  readonly time: number[];
  readonly measured: (number | null)[];
  readonly low: (number | null)[];
  readonly mid: (number | null)[];
  readonly high: (number | null)[];
  /** Something was measured here that the reader may not see. */
  readonly hidden: boolean[];
}

/** A datastream as one reader sees it. */
export interface SeriesView {
  readonly entry: CatalogEntry;
  readonly series: Series | undefined;
  /** How its counts are shown; null: as measured. */
  readonly rule: CountRule | null;
}

const emptyBand = (stepMs: number): BandPoints => ({
  stepMs,
  time: [],
  measured: [],
  low: [],
  mid: [],
  high: [],
  hidden: [],
});

/** Stored days, and those that are judged but not stored yet. */
async function daysOf(
  room: RhythmRoom,
  series: Series | undefined,
  id: number,
  from: number,
  to: number,
): Promise<DayRow[]> {
  const stored = await selectDays(room.db, id, from - DAY, to);
  const days = new Map(stored.map((day) => [day.start, day]));
  for (const day of series?.output.days ?? []) if (day.start >= from - DAY && day.start < to) days.set(day.start, day);
  const open = series?.sheet.toRow(series.outward);
  if (open && open.start >= from - DAY && open.start < to) days.set(open.start, open);
  return [...days.values()].sort((a, b) => a.start - b.start);
}

/**
 * Days as this reader sees them: the hours of a total are those of its parts together, so that they say nothing new; where its
 * parts do not make it up, they are not shown.
 */
async function daysFor(room: RhythmRoom, view: SeriesView, from: number, to: number): Promise<DayRow[]> {
  const { entry, series, rule } = view;
  const own = await daysOf(room, series, entry.id, from, to);
  if (!rule || !entry.sum) return own;
  const parts: HourLookUp[] = [];
  for (const id of entry.sum.madeOf ?? [])
    parts.push(new HourLookUp(await daysOf(room, room.keeper.find(id), id, from, to)));
  const sumAt = (time: number) =>
    parts.reduce<number | null>(
      (sum, hours) => {
        const shown = hours.find(time)?.shown ?? null;
        return sum === null || shown === null ? null : sum + shown;
      },
      parts.length === 0 ? null : 0,
    );
  return own.map((day) => ({
    ...day,
    shown: day.measured.map((mean, hour) => (mean === null ? null : sumAt(day.start + hour * HOUR))),
  }));
}

/** One point per hour: mean of the readings and the mean range as it was judged then; days when that is too many. */
export async function hourlyBand(room: RhythmRoom, view: SeriesView, from: number, to: number): Promise<BandPoints> {
  const { series, rule } = view;
  const days = await daysFor(room, view, from, to);
  if ((to - from) / HOUR > limits.bandPoints) return dailyBand(days, rule, from, to);
  const band = new BandMaker(HOUR, rule);
  let at = Math.ceil(from / HOUR) * HOUR;
  const hours = new HourLookUp(days);
  const fallback = fallbackOf(series);
  for (; at < to; at += HOUR) band.addMean(at, hours.find(at), hours.range(at) ?? fallback(at));
  return band.points;
}

/** Every reading, with a null where readings are missing; the range as judged then, drawn smoothly between hours. */
export async function fineBand(
  room: RhythmRoom,
  { entry, series, rule }: SeriesView,
  from: number,
  to: number,
): Promise<BandPoints> {
  const [days, slice] = await Promise.all([
    daysOf(room, series, entry.id, from, to),
    room.observations.slice(entry.id, from, to, limits.bandPoints),
  ]);
  const held = rule ? await room.observations.heldBack(entry, slice.time.map(Math.round)) : new Set<number>();
  const hours = new HourLookUp(days);
  const fallback = fallbackOf(series);
  const band = new BandMaker(entry.intervalMs, rule);
  const gap = Math.max(entry.intervalMs * 1.75, entry.intervalMs + 1_000);
  const fill = Math.max(entry.intervalMs, HOUR / 2);
  let last = from - fill;
  const add = (time: number, value: number | null) =>
    band.add(time, value, hours.smooth(time) ?? fallback(time), held.has(Math.round(time)));
  for (let i = 0; i < slice.time.length; i++) {
    const time = slice.time[i] as number;
    if (time - last > gap) for (let at = last + fill; at < time; at += fill) add(at, null);
    add(time, slice.value[i] as number);
    last = time;
  }
  for (let at = last + fill; at < to; at += fill) add(at, null);
  return band.points;
}

function dailyBand(days: readonly DayRow[], rule: CountRule | null, from: number, to: number): BandPoints {
  const band = new BandMaker(DAY, rule);
  for (const day of days) {
    if (day.start < from || day.start >= to) continue;
    const range = { low: mean(day.low), mid: mean(day.mid), high: mean(day.high) };
    band.addMean(day.start, { measured: mean(day.measured), shown: mean(day.shown ?? []) }, range);
  }
  return band.points;
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

interface MaybeRange {
  readonly low: number | null;
  readonly mid: number | null;
  readonly high: number | null;
}

/** A mean over readings, and the same made from what outsiders see of them. */
interface Mean {
  readonly measured: number | null;
  readonly shown: number | null;
}

/** Puts points together as one reader may see them. */
class BandMaker {
  readonly points: BandPoints;
  readonly #rule: CountRule | null;
  /** Means are of rounded readings already. */
  readonly #ruleOfMeans: CountRule | null;

  constructor(stepMs: number, rule: CountRule | null) {
    this.points = emptyBand(stepMs);
    this.#rule = rule;
    this.#ruleOfMeans = rule && { ...rule, base: 1 };
  }

  /** A single reading, or none. @param isHeld it stays hidden because of the others in its sum */
  add(time: number, value: number | null, range: MaybeRange | undefined, isHeld: boolean): void {
    this.#push(time, isHeld ? null : shownValue(value, this.#rule), range, value !== null);
  }

  addMean(time: number, mean: Mean | undefined, range: MaybeRange | undefined): void {
    const value = (this.#rule ? mean?.shown : mean?.measured) ?? null;
    this.#push(time, shownValue(value, this.#ruleOfMeans), range, (mean?.measured ?? null) !== null);
  }

  #push(time: number, value: number | null, found: MaybeRange | undefined, isMeasured: boolean): void {
    const { points } = this;
    const range = this.#range(found);
    points.time.push(time);
    points.measured.push(value === null ? null : tidy(value));
    points.hidden.push(isMeasured && value === null);
    points.low.push(range?.low == null ? null : tidy(range.low));
    points.mid.push(range?.mid == null ? null : tidy(range.mid));
    points.high.push(range?.high == null ? null : tidy(range.high));
  }

  #range(found: MaybeRange | undefined): MaybeRange | undefined {
    if (!this.#rule || found?.low == null || found.mid === null || found.high === null)
      return this.#rule ? undefined : found;
    return shownRange({ low: found.low, mid: found.mid, high: found.high }, this.#rule);
  }
}

const tidy = (value: number) => Math.round(value * 1000) / 1000;

/** For hours in which nothing was judged: what the rhythm as learned now says of them, where it has learned enough. */
function fallbackOf(series: Series | undefined): (time: number) => MaybeRange | undefined {
  if (!series || Number.isNaN(series.lastTime)) return () => undefined;
  const expectation = createExpectation();
  return (time) => {
    expect(series.state, series.calendar, time, expectation);
    return !expectation.learning && Number.isFinite(expectation.low)
      ? { low: expectation.low, mid: expectation.mid, high: expectation.high }
      : undefined;
  };
}

/** Hours of a few years by their number since 1970. */
class HourLookUp {
  readonly #at = new Map<number, { day: DayRow; hour: number }>();

  constructor(days: readonly DayRow[]) {
    for (const day of days) {
      for (let hour = 0; hour < day.measured.length; hour++)
        this.#at.set(Math.floor(day.start / HOUR) + hour, { day, hour });
    }
  }

  find(time: number): Mean | undefined {
    const found = this.#at.get(Math.floor(time / HOUR));
    return found && { measured: found.day.measured[found.hour] ?? null, shown: found.day.shown?.[found.hour] ?? null };
  }

  range(time: number): MaybeRange | undefined {
    const found = this.#at.get(Math.floor(time / HOUR));
    const mid = found?.day.mid[found.hour];
    return found && mid != null
      ? { low: found.day.low[found.hour] ?? null, mid, high: found.day.high[found.hour] ?? null }
      : undefined;
  }

  /** Between the middles of this hour and its neighbour, where both are known. */
  smooth(time: number): MaybeRange | undefined {
    const here = this.range(time);
    if (!here) return undefined;
    const part = (time % HOUR) / HOUR - 0.5;
    const there = this.range(time + Math.sign(part) * HOUR);
    if (!there) return here;
    const weight = Math.abs(part);
    const between = (a: number | null, b: number | null) =>
      a === null || b === null ? a : a * (1 - weight) + b * weight;
    return {
      low: between(here.low, there.low),
      mid: between(here.mid, there.mid),
      high: between(here.high, there.high),
    };
  }
}
