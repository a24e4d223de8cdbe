import type { SeriesSpec } from '../kinds/series-spec.ts';
import { isStuckRun, learnRun, type RunLength, runSurprise } from '../rhythm/run-length.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import { WEEK } from '../time/units.ts';
import {
  type Compared,
  clearStretch,
  createStretch,
  extendStretch,
  includeAll,
  restartStretch,
  type Stretch,
  tellStretch,
} from './stretch.ts';

/** A value repeated far longer than this series repeats values. */
export interface Stuck {
  readonly run: RunLength;
  readonly stretch: Stretch;
}

export function createStuck(run: RunLength): Stuck {
  return { run, stretch: createStretch() };
}

/** Zero counts, and shares at either end, may last: an empty street at night, a full car park. Of levels no rain. */
export function mayRest(spec: SeriesSpec, value: number): boolean {
  if (spec.kind === 'level' && !spec.restsAtMin) return false;
  return value === spec.min || (spec.kind === 'proportion' && value === spec.max);
}

/** Follows the run of equal values; returns whether the series is stuck after this reading. */
export function learnStuck(stuck: Stuck, spec: SeriesSpec, reading: Compared, changes: DeviationChange[]): boolean {
  const { run, stretch } = stuck;
  const value = mayRest(spec, reading.value) ? Number.NaN : reading.value;
  if (value !== run.value) {
    if (stretch.open === 1) {
      includeAll(stretch, reading.t);
      changes.push(tellStretch(stretch, 'closed', 'stuck', reading.t));
      clearStretch(stretch);
    }
    learnRun(run, reading.t, value);
    if (stretch.readings > 0) clearStretch(stretch);
    return false;
  }
  learnRun(run, reading.t, value);
  if (stretch.readings > 0) extendStretch(stretch, 1, reading);
  else {
    // Most values come once: a stretch is begun with the second, for the first.
    restartStretch(stretch, 1, reading);
    stretch.start = run.start;
    stretch.readings = 2;
    stretch.differenceSum *= 2;
  }
  if (stretch.open === 1) return true;
  if (!isStuckRun(run)) return false;
  stretch.open = 1;
  includeAll(stretch, reading.t);
  stretch.surprise = runSurprise(run);
  stretch.weeks = (10 ** stretch.surprise * spec.intervalMs) / WEEK;
  changes.push(tellStretch(stretch, 'opened', 'stuck', null));
  return true;
}
