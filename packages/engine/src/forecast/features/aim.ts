import type { PreparedPool, PreparedSeries } from '../prepared-pool.ts';

/** One thing to forecast: a series, the first slot that is not known yet, and the slot that is asked for. */
export interface Aim {
  series: number;
  origin: number;
  slot: number;
}

/** An aim with what several features need of it. Used again for the next aim. */
export interface AimView extends Aim {
  readonly prepared: PreparedPool;
  of: PreparedSeries;
  readonly perDay: number;
  /** Slots in an hour, at least 1. */
  readonly hour: number;
  day: number;
  /** Slot within the day. */
  inDay: number;
  /** Days back to the newest day whose same slot is known. */
  back: number;
  /** What residuals are divided by at the origin. */
  size: number;
}

export function createAimView(prepared: PreparedPool): AimView {
  const { perDay } = prepared.pool;
  const of = prepared.series[0] as PreparedSeries; // a pool without series has no aims
  const hour = Math.max(1, Math.round(perDay / 24));
  return { prepared, of, perDay, hour, series: 0, origin: 0, slot: 0, day: 0, inDay: 0, back: 1, size: 1 };
}

/** Turns the view to another aim. @returns whether the series has enough history to say anything */
export function aimAt(view: AimView, series: number, origin: number, slot: number): boolean {
  view.of = view.prepared.series[series] as PreparedSeries;
  view.series = series;
  view.origin = origin;
  view.slot = slot;
  view.day = Math.floor(slot / view.perDay);
  view.inDay = slot - view.day * view.perDay;
  view.back = Math.floor((slot - origin) / view.perDay) + 1;
  view.size = view.of.size[Math.floor(origin / view.perDay)] as number;
  return !Number.isNaN(view.of.usual[slot] as number) && !Number.isNaN(view.size);
}

/** Writes its features from `at` on; NaN where something is not known. */
export interface FeatureGroup {
  readonly names: readonly string[];
  write(view: AimView, out: Float32Array, at: number): void;
}
