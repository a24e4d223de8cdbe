import { HOUR, MINUTE } from '@wijkritme/contract';
import { readingAt } from '../load/signal.ts';

/** A kind of series that is laid down and sealed. */
export interface Shape {
  readonly name: string;
  readonly what: string;
  readonly stepMs: number;
  readonly series: number;
  /** At scale 1, per series. */
  readonly rows: number;
  /** Ms by which the time of a row lies off the grid. */
  readonly jitterMs: number;
  valueAt(series: number, time: number): number;
}

/** 0 up to 1, the same for the same series and time, and unlike its neighbours. */
const fraction = (series: number, time: number) => {
  const wave = Math.sin(series * 12.9898 + time / 60_000) * 43_758.5453;
  return wave - Math.floor(wave);
};

export const shapes: readonly Shape[] = [
  {
    name: 'counts',
    what: 'whole counts of 5 minutes',
    stepMs: 5 * MINUTE,
    series: 20,
    rows: 52_560,
    jitterMs: 0,
    valueAt: readingAt,
  },
  {
    name: 'levels',
    what: 'two decimals, every 5 minutes',
    stepMs: 5 * MINUTE,
    series: 20,
    rows: 52_560,
    jitterMs: 0,
    valueAt: (series, time) => Math.round((readingAt(series, time) + fraction(series, time)) * 100) / 100,
  },
  {
    name: 'digits',
    what: 'all digits at times of its own, about every 5 minutes',
    stepMs: 5 * MINUTE,
    series: 20,
    rows: 52_560,
    jitterMs: 60_000,
    valueAt: (series, time) => readingAt(series, time) + fraction(series, time),
  },
  {
    name: 'hours',
    what: 'whole counts by the hour',
    stepMs: HOUR,
    series: 100,
    rows: 8_760,
    jitterMs: 0,
    valueAt: readingAt,
  },
];

export const jitterOf = ({ jitterMs }: Shape, series: number, time: number) =>
  Math.floor(fraction(series + 1, time) * jitterMs);
