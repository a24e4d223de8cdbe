/**
 * `count`: whole things per interval; `level`: a continuous quantity (dB, °C, µg/m³); `proportion`: a share of a whole; `state`:
 * one of a few numbered states (off and on, closed and open, categories), whose order means nothing.
 */
export type SeriesKind = 'count' | 'level' | 'proportion' | 'state';

/** More states than this are no states that people name. */
export const MOST_STATES = 16;

/** What must be known of a series before its first reading. */
export interface SeriesSpec {
  kind: SeriesKind;
  /** Expected spacing of readings, ms: one minute to one day. */
  intervalMs: number;
  /** Lowest physically possible value, in the unit of the series. */
  min: number;
  /** Highest physically possible value, in the unit of the series. */
  max: number;
  /** A level whose lowest value may last for as long as it likes, as no rain does. Of counts and shares it always may. */
  restsAtMin?: boolean;
}

/** Throws with the offending value when a spec cannot be used. */
export function assertSpec(spec: SeriesSpec): void {
  if (!(spec.intervalMs > 0)) throw new RangeError(`invalid intervalMs: ${spec.intervalMs}`);
  if (!(spec.max > spec.min)) throw new RangeError(`invalid range: ${spec.min}..${spec.max}`);
  if (!Number.isFinite(spec.min)) throw new RangeError(`invalid min: ${spec.min}`);
  if (spec.kind !== 'count' && !Number.isFinite(spec.max)) throw new RangeError(`invalid max: ${spec.max}`);
  if (spec.kind === 'state') assertStates(spec);
}

function assertStates(spec: SeriesSpec): void {
  const isWhole = Number.isInteger(spec.min) && Number.isInteger(spec.max);
  if (!isWhole || statesOf(spec) > MOST_STATES) throw new RangeError(`invalid states: ${spec.min}..${spec.max}`);
}

/** How many states a series has; 0 for other kinds. */
export function statesOf({ kind, min, max }: SeriesSpec): number {
  return kind === 'state' ? max - min + 1 : 0;
}
