import type { SeriesSpec } from './series-spec.ts';

/** Anscombe (1948): √(x + 3/8) has nearly constant spread for counts. */
const ANSCOMBE = 3 / 8;
const COUNT_ORIGIN = Math.sqrt(ANSCOMBE);

/** A value in the scale in which its spread hardly depends on its size: √ for counts, arcsine for proportions. */
export function toScale(spec: SeriesSpec, value: number): number {
  switch (spec.kind) {
    case 'count':
      return Math.sqrt(Math.max(0, value - spec.min) + ANSCOMBE);
    case 'level':
    case 'state':
      return value;
    case 'proportion':
      return Math.asin(Math.sqrt(clamp((value - spec.min) / (spec.max - spec.min), 0, 1)));
    default:
      return spec.kind satisfies never;
  }
}

/** The way back from `toScale`, kept within the physical range. */
export function fromScale(spec: SeriesSpec, y: number): number {
  switch (spec.kind) {
    case 'count':
      return clamp(Math.max(0, y) ** 2 - ANSCOMBE + spec.min, spec.min, spec.max);
    case 'level':
    case 'state':
      return clamp(y, spec.min, spec.max);
    case 'proportion':
      return spec.min + Math.sin(clamp(y, 0, Math.PI / 2)) ** 2 * (spec.max - spec.min);
    default:
      return spec.kind satisfies never;
  }
}

/** The scaled value of "nobody there": a busy season multiplies what lies above it. */
export function originOf(spec: SeriesSpec): number {
  return spec.kind === 'count' ? COUNT_ORIGIN : 0;
}

/** The scaled value of the lowest possible reading. */
export function floorOf(spec: SeriesSpec): number {
  return spec.kind === 'level' ? spec.min : originOf(spec);
}

/**
 * The least spread a series can have, in scaled units. Counts: ½, that of √ of a Poisson count. The other kinds: a tenth of
 * how it spreads over all, at most a thousandth of the physical range (finer than street sensors measure).
 * @param overall spread over all slots, in scaled units
 */
export function leastSpread(spec: SeriesSpec, overall: number): number {
  if (spec.kind === 'count') return 0.5;
  const range = scaledRange(spec);
  return clamp(overall / 10, range / 1e6, range / 1000);
}

/** Width of the physical range in scaled units. */
export function scaledRange(spec: SeriesSpec): number {
  switch (spec.kind) {
    case 'count':
      return toScale(spec, spec.max) - originOf(spec);
    case 'level':
    case 'state':
      return spec.max - spec.min;
    case 'proportion':
      return Math.PI / 2;
    default:
      return spec.kind satisfies never;
  }
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}
