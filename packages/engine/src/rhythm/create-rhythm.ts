import { createEvidence, createEvidenceHabit, type Evidence, type EvidenceHabit } from '../deviation/evidence.ts';
import { createHigherLower, type HigherLower } from '../deviation/higher-lower.ts';
import { createLevelShift, type LevelShift } from '../deviation/level-shift.ts';
import { type Spans, spansFor } from '../deviation/spans.ts';
import type { Compared } from '../deviation/stretch.ts';
import { createStuck, type Stuck } from '../deviation/stuck.ts';
import { assertSpec, type SeriesSpec } from '../kinds/series-spec.ts';
import { createWeekPlace, slotsPerDay, type WeekPlace } from '../time/week-slot.ts';
import { type Calibration, createCalibration } from './calibration.ts';
import { createLevel, type Level } from './level.ts';
import { createPresence, type Presence } from './presence.ts';
import { type Base, createProfile, type Profile } from './profile.ts';
import { createRunLength } from './run-length.ts';
import { createSpread, type Spread } from './spread.ts';
import type { RhythmStatus } from './verdict.ts';

/** All that is learned of one series. Callers read the first five fields; the rest belongs to the engine. */
export interface RhythmState {
  readonly spec: SeriesSpec;
  /** UTC ms of the last plausible reading, NaN before the first. */
  lastTime: number;
  lastValue: number;
  status: RhythmStatus;
  /** UTC ms at which an announced silence began, NaN while there is none. */
  silentSince: number;
  readonly parts: RhythmParts;
  /** What the spec implies. */
  readonly perDay: number;
  readonly spans: Spans;
  /** The reading at hand; no part of what is remembered. */
  readonly moment: Moment;
}

/** The learned numbers; every leaf is a number or a typed array, and is stored in this order. */
export interface RhythmParts {
  readonly days: DaysSeen;
  readonly profile: Profile;
  readonly spread: Spread;
  readonly level: Level;
  readonly presence: Presence;
  readonly calibration: Calibration;
  readonly evidence: EvidenceHabit;
  readonly higherLower: HigherLower;
  readonly levelShift: LevelShift;
  readonly stuck: Stuck;
}

export interface DaysSeen {
  /** Civil days with at least one reading. */
  count: number;
  /** The last of them, days since 1970. */
  last: number;
}

/** A reading in its place in the week, beside what was expected of it. */
export interface Moment extends Compared {
  readonly place: WeekPlace;
  readonly base: Base;
  readonly evidence: Evidence;
  /** Whether too little is known to judge by. */
  learning: boolean;
  /** Readings that should have come since the last one. */
  missing: number;
  /** Expected reading and its standard deviation, in scaled units. */
  expected: number;
  sd: number;
  /** Change of the scaled expectation per unit of level, in sd. */
  slope: number;
}

/** A rhythm that has seen nothing yet. */
export function createRhythm(spec: SeriesSpec): RhythmState {
  assertSpec(spec);
  const perDay = slotsPerDay(spec.intervalMs);
  const spans = spansFor(spec.intervalMs);
  return {
    spec,
    lastTime: Number.NaN,
    lastValue: Number.NaN,
    status: 'learning',
    silentSince: Number.NaN,
    parts: {
      days: { count: 0, last: Number.NaN },
      profile: createProfile(perDay),
      spread: createSpread(perDay),
      level: createLevel(),
      presence: createPresence(spec.intervalMs),
      calibration: createCalibration(),
      evidence: createEvidenceHabit(spans),
      higherLower: createHigherLower(),
      levelShift: createLevelShift(),
      stuck: createStuck(createRunLength()),
    },
    perDay,
    spans,
    moment: createMoment(spans),
  };
}

function createMoment(spans: Spans): Moment {
  const none = Number.NaN;
  return {
    t: none,
    value: none,
    z: none,
    low: none,
    mid: none,
    high: none,
    place: createWeekPlace(),
    base: { mean: 0, weight: 0 },
    evidence: createEvidence(spans),
    learning: true,
    missing: 0,
    expected: 0,
    sd: 1,
    slope: 0,
  };
}
