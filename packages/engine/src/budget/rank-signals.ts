/**
 * How surprising a signal is, −log10 of the harmonic mean of its chances over all series of the place (Wilson 2019): valid
 * for series that move together, and one odd series among many counts for less than the same in a place of two.
 * @param onceInWeeks of each deviation in the signal, one per series, as the engine tells them
 * @param series of the place, silent ones and quiet ones included
 * @example signalSurprise([30, 8], 6)
 */
export function signalSurprise(onceInWeeks: readonly number[], series: number): number {
  const quiet = Math.max(0, series - onceInWeeks.length);
  const inverse = onceInWeeks.reduce((sum, weeks) => sum + 1 / -Math.expm1(-1 / weeks), quiet);
  return Math.log10(inverse / (quiet + onceInWeeks.length));
}

/** What of a signal decides its rank. */
export interface Ranked {
  /** Weeks between such deviations, per deviation that has such a number. */
  readonly onceInWeeks: readonly number[];
  /** Series of its place. */
  readonly series: number;
  readonly open: boolean;
  readonly start: number;
}

/** Signals that go on first, then the most surprising, then the newest; the list itself is left as it is. */
export function rankSignals<T extends Ranked>(signals: readonly T[]): T[] {
  const ranked = signals.map((signal) => ({ signal, surprise: signalSurprise(signal.onceInWeeks, signal.series) }));
  ranked.sort(
    (a, b) =>
      Number(b.signal.open) - Number(a.signal.open) || b.surprise - a.surprise || b.signal.start - a.signal.start,
  );
  return ranked.map(({ signal }) => signal);
}
