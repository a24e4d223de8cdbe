import { DAY } from '../time/units.ts';
import type { EffectSeries } from './effect-series.ts';

/** An effect as people read it. */
export interface EffectSize {
  /** On the scale on which effects add up: the logarithm of a ratio for counts, the unit of the series otherwise. */
  readonly onScale: number;
  /** In the unit of the series; counts per day. */
  readonly inUnit: number;
  /** Of what was to be expected without the measure; of decibels the change of sound energy; undefined where a percentage means nothing. */
  readonly percent: number | undefined;
}

/**
 * @param mean what was measured per reading, in the weeks that the effect is told of; the effect is in it
 * @example toEffectSize(footfall, Math.log(0.8), 80) // { inUnit: −20 × 24 a day, percent: −20 }
 */
export function toEffectSize({ spec, decibel }: EffectSeries, onScale: number, mean: number): EffectSize {
  switch (spec.kind) {
    case 'count':
      return {
        onScale,
        inUnit: (mean * (1 - Math.exp(-onScale)) * DAY) / spec.intervalMs,
        percent: 100 * Math.expm1(onScale),
      };
    case 'level':
    case 'state':
      return { onScale, inUnit: onScale, percent: decibel ? 100 * (10 ** (onScale / 10) - 1) : undefined };
    case 'proportion': {
      const expected = mean - onScale;
      return { onScale, inUnit: onScale, percent: expected > 0 ? (100 * onScale) / expected : undefined };
    }
    default:
      return spec.kind satisfies never;
  }
}

/** What would have been measured per reading without an effect of this size. */
export function withoutEffect({ spec }: EffectSeries, onScale: number, mean: number): number {
  return spec.kind === 'count' ? mean * Math.exp(-onScale) : mean - onScale;
}
