export type { SeriesKind, SeriesSpec } from './kinds/series-spec.ts';
export { createRhythm, type RhythmState } from './rhythm/create-rhythm.ts';
export { decodeRhythm, encodeRhythm } from './rhythm/encode-rhythm.ts';
export { expect } from './rhythm/expect.ts';
export { judge, judgeSilence } from './rhythm/judge.ts';
export { learn } from './rhythm/learn.ts';
export { step } from './rhythm/step.ts';
export {
  createExpectation,
  createVerdict,
  type DeviationChange,
  type DeviationKind,
  type Expectation,
  type RhythmStatus,
  type Verdict,
} from './rhythm/verdict.ts';
export { createTogether, differenceOf, stepTogether, type Together } from './signal/together.ts';
export type { CalendarView } from './time/calendar.ts';
export {
  instantsOfWallTime,
  localDayOf,
  localMinuteOf,
  offsetAt,
  startOfLocalDay,
  type ZoneRules,
  zoneRules,
} from './time/zone.ts';
