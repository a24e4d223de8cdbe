import {
  createRhythm,
  createTogether,
  createVerdict,
  differenceOf,
  step,
  stepTogether,
  type TogetherChange,
} from '../../src/index.ts';
import { HOUR, WEEK } from '../../src/time/units.ts';
import type { Recording } from './recording.ts';

export interface TogetherReplay {
  found: TogetherChange[];
  weeks: number;
}

/** Replays hourly recordings of one place hour by hour; each deviation of all together once, as last told. */
export function replayTogether(recordings: Recording[]): TogetherReplay {
  const series = recordings.map((recording) => ({ ...recording, state: createRhythm(recording.spec), at: 0 }));
  const times = [...new Set(recordings.flatMap(({ readings }) => readings.map(([t]) => t)))].sort((a, b) => a - b);
  const together = createTogether();
  const verdict = createVerdict();
  const found = new Map<string, TogetherChange>();
  for (const t of times) {
    const differences = new Map<number, number>();
    for (const [id, one] of series.entries()) {
      const [time, value] = one.readings[one.at] ?? [];
      if (time !== t || value === undefined) continue;
      one.at++;
      step(one.state, one.calendar, t, value, verdict);
      differences.set(id, differenceOf(one.state));
    }
    const changes: TogetherChange[] = [];
    stepTogether(together, t, differences, changes);
    for (const change of changes) found.set(`${change.kind} ${change.start}`, change);
  }
  return { found: [...found.values()], weeks: (together.moments * HOUR) / WEEK };
}
