import type { SeriesSpec } from '../kinds/series-spec.ts';
import { isStuckRun, learnRun, type RunLength, runSurprise } from '../rhythm/run-length.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
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

/** Zero counts, and shares at either end, may last: an empty street at night, a full car park. */
export function mayRest(spec: SeriesSpec, value: number): boolean {
  if (spec.kind === 'level') return false;
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
    restartStretch(stretch, 1, reading);
    return false;
  }
  learnRun(run, reading.t, value);
  extendStretch(stretch, 1, reading);
  if (stretch.open === 1) return true;
  if (!isStuckRun(run)) return false;
  stretch.open = 1;
  includeAll(stretch, reading.t);
  stretch.surprise = runSurprise(run);
  changes.push(tellStretch(stretch, 'opened', 'stuck', null));
  return true;
}
