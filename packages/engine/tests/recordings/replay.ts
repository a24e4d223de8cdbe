import {
  createRhythm,
  createVerdict,
  DEFAULT_BUDGET_WEEKS,
  type DeviationChange,
  encodeRhythm,
  setAlarmBudget,
  step,
} from '../../src/index.ts';
import { DAY } from '../../src/time/units.ts';
import type { Recording } from './recording.ts';

/** What one recorded series gave. */
export interface Replay {
  name: string;
  readings: number;
  weeks: number;
  found: DeviationChange[];
  /** Share of readings within low..high after learning. */
  coverage: number;
  learned: number;
  bytes: number;
}

/** Replays a recording; each deviation once, as last told. @param budgetWeeks rarer than once in so many weeks is told */
export function replay(recording: Recording, budgetWeeks = DEFAULT_BUDGET_WEEKS): Replay {
  const { spec, calendar, readings } = recording;
  const state = createRhythm(spec);
  setAlarmBudget(state, budgetWeeks);
  const verdict = createVerdict();
  const found = new Map<string, DeviationChange>();
  let inside = 0;
  let learned = 0;
  let firstLearned = Number.NaN;
  for (const [t, value] of readings) {
    const wasLearning = state.status === 'learning';
    step(state, calendar, t, value, verdict);
    for (const change of verdict.changes) found.set(`${change.kind} ${change.start}`, change);
    if (wasLearning || verdict.status === 'learning') continue;
    if (Number.isNaN(firstLearned)) firstLearned = t;
    learned++;
    if (value >= verdict.low && value <= verdict.high) inside++;
  }
  const weeks = ((readings.at(-1)?.[0] ?? 0) - firstLearned) / (7 * DAY);
  const bytes = encodeRhythm(state).byteLength;
  return {
    name: recording.name,
    readings: readings.length,
    weeks,
    found: [...found.values()],
    coverage: inside / learned,
    learned,
    bytes,
  };
}

/** One line of a results table: deviations per week by kind, and coverage. */
export function resultLine(result: Replay): string {
  const perWeek = (kind: string) =>
    (result.found.filter((change) => change.kind === kind).length / result.weeks).toFixed(2);
  const kinds = ['higher', 'lower', 'silent', 'stuck', 'level-shift', 'changed-shape'].map(
    (kind) => `${kind} ${perWeek(kind)}`,
  );
  const inside = (100 * result.coverage).toFixed(1);
  return `${result.name.padEnd(28)} ${String(result.readings).padStart(7)}  ${result.weeks.toFixed(0).padStart(4)} wk  ${kinds.join('  ')}  in 1–99 %: ${inside} %`;
}
