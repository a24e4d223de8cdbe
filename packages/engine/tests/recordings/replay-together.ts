import {
  createRhythm,
  createTogether,
  createVerdict,
  type DeviationChange,
  differenceOf,
  step,
  stepTogether,
} from '../../src/index.ts';
import { WEEK } from '../../src/time/units.ts';
import type { Recording } from './recording.ts';

export interface TogetherReplay {
  found: DeviationChange[];
  weeks: number;
}

/** Replays recordings of one place hour by hour; each deviation of all together once, as last told. */
export function replayTogether(recordings: Recording[]): TogetherReplay {
  const series = recordings.map((recording) => ({ ...recording, state: createRhythm(recording.spec), at: 0 }));
  const times = [...new Set(recordings.flatMap(({ readings }) => readings.map(([t]) => t)))].sort((a, b) => a - b);
  const together = createTogether(series[0]?.spec.intervalMs ?? 0);
  const verdict = createVerdict();
  const found = new Map<string, DeviationChange>();
  for (const t of times) {
    const differences = series.flatMap((one) => {
      const [time, value] = one.readings[one.at] ?? [];
      if (time !== t || value === undefined) return [];
      one.at++;
      step(one.state, one.calendar, t, value, verdict);
      return [differenceOf(one.state)];
    });
    const changes: DeviationChange[] = [];
    stepTogether(together, t, differences, changes);
    for (const change of changes) found.set(`${change.kind} ${change.start}`, change);
  }
  return { found: [...found.values()], weeks: (together.moments * together.intervalMs) / WEEK };
}
