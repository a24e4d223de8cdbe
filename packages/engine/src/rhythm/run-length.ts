/** The habit of repeating a value: how often a reading equals the one before, and how long such runs have been. */
export interface RunLength {
  value: number;
  /** Readings in the present run. */
  length: number;
  start: number;
  /** Share of readings that repeat the one before. */
  repeatShare: number;
  readings: number;
  /** Longest run so far, fading by half in `FADE` runs. */
  longest: number;
}

const MEMORY = 2000;
const FADE = 5000;
/** No run shorter than this is called stuck. */
const SHORTEST = 6;
/** A run must be this many times as long as any seen before. */
const BEYOND_HABIT = 3;
/** −log10 of the chance of such a run, if repeats fell independently. */
const SURPRISE = 8;

export function createRunLength(): RunLength {
  return { value: Number.NaN, length: 0, start: Number.NaN, repeatShare: 0.2, readings: 0, longest: 1 };
}

/** Counts a reading; NaN ends the present run and starts none. */
export function learnRun(run: RunLength, t: number, value: number): void {
  const repeats = value === run.value;
  if (repeats) run.length++;
  if (!Number.isNaN(value) && !(repeats && isStuckRun(run))) {
    run.readings = Math.min(run.readings + 1, MEMORY);
    run.repeatShare += ((repeats ? 1 : 0) - run.repeatShare) / (run.readings + 10);
  }
  if (repeats) return;
  // A stuck run is no habit; it may stretch the habit twofold, so that a series that truly dwells is learned in the end.
  const habit = isStuckRun(run) ? 2 * run.longest : run.length;
  run.longest = Math.max(run.longest * (1 - Math.LN2 / FADE), habit);
  run.value = value;
  run.length = Number.isNaN(value) ? 0 : 1;
  run.start = t;
}

/** A run far longer than this series' own habit. */
export function isStuckRun(run: RunLength): boolean {
  if (run.length < SHORTEST || run.length < BEYOND_HABIT * run.longest) return false;
  return runSurprise(run) >= SURPRISE;
}

/** −log10 of the chance of the present run. */
export function runSurprise(run: RunLength): number {
  return -(run.length - 1) * Math.log10(Math.min(0.99, Math.max(0.01, run.repeatShare)));
}
