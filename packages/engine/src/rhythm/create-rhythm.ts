import { type AlarmHabit, createAlarmHabit } from '../budget/alarm-habit.ts';
import { type ChangedShape, createChangedShape } from '../deviation/changed-shape.ts';
import { createEvidence, createEvidenceHabit, type Evidence, type EvidenceHabit } from '../deviation/evidence.ts';
import { createGapHabit, type GapHabit } from '../deviation/gap-habit.ts';
import { createHigherLower, type HigherLower } from '../deviation/higher-lower.ts';
import { createImplausible, type Implausible, type Impossible } from '../deviation/implausible.ts';
import { createLevelShift, type LevelShift } from '../deviation/level-shift.ts';
import { faintestEvidence, type Spans, spansFor } from '../deviation/spans.ts';
import type { Compared } from '../deviation/stretch.ts';
import { createStuck, type Stuck } from '../deviation/stuck.ts';
import { assertSpec, type SeriesSpec, statesOf } from '../kinds/series-spec.ts';
import { stateCells } from '../states/state-table.ts';
import { DAY, HOUR } from '../time/units.ts';
import { createWeekPlace, slotsPerDay, type WeekPlace } from '../time/week-slot.ts';
import { type Bands, createBands } from './bands.ts';
import { type Calibration, createCalibration } from './calibration.ts';
import { type Block, Desk } from './desk.ts';
import { createLevel, type Level } from './level.ts';
import { createPresence, type Presence } from './presence.ts';
import { type Base, createProfile, type Profile } from './profile.ts';
import { createRunLength } from './run-length.ts';
import { createSchoolBreaks, type SchoolBreaks } from './school-breaks.ts';
import { createSpread, type Spread } from './spread.ts';
import type { RhythmStatus } from './verdict.ts';

/** All that is learned of one series. Callers read the first five fields; the rest belongs to the engine. */
export class RhythmState {
  readonly spec: SeriesSpec;
  /** UTC ms of the last plausible reading, NaN before the first. */
  lastTime = Number.NaN;
  lastValue = Number.NaN;
  status: RhythmStatus = 'learning';
  /** UTC ms at which an announced silence began, NaN while there is none. */
  silentSince = Number.NaN;
  /** What is learned, at rest. */
  readonly block: Block;
  /** What the spec implies. */
  readonly perDay: number;
  readonly spans: Spans;

  /** @param block what is learned, as the desk holds it */
  constructor(spec: SeriesSpec, block: Block) {
    this.spec = spec;
    this.block = block;
    this.perDay = slotsPerDay(spec.intervalMs);
    this.spans = sharedSpans(spec.intervalMs);
  }

  /** What is learned, on the desk: valid until another state's is asked for. */
  get parts(): RhythmParts {
    if (desk.holder !== this.block) lay(this.block);
    return desk.parts;
  }

  /** The reading at hand; no part of what is remembered, and gone when another state comes to the desk. */
  get moment(): Moment {
    if (desk.holder !== this.block) lay(this.block);
    return moment;
  }

  /** What is learned, as bytes. */
  toBytes(): Uint8Array {
    if (desk.holder === this.block) desk.putAway();
    return desk.toBytes(this.block);
  }
}

/** The learned numbers; every leaf is a number or a typed array, and is stored in this order. */
export interface RhythmParts {
  readonly days: DaysSeen;
  readonly latest: Latest;
  readonly profile: Profile;
  readonly spread: Spread;
  readonly level: Level;
  readonly presence: Presence;
  readonly gaps: GapHabit;
  readonly schoolBreaks: SchoolBreaks;
  readonly calibration: Calibration;
  readonly bands: Bands;
  readonly evidence: EvidenceHabit;
  readonly alarms: AlarmHabit;
  readonly higherLower: HigherLower;
  readonly levelShift: LevelShift;
  readonly changedShape: ChangedShape;
  readonly stuck: Stuck;
  readonly implausible: Implausible;
}

export interface DaysSeen {
  /** Civil days with at least one reading. */
  count: number;
  /** The last of them, days since 1970. */
  last: number;
}

/** What is remembered of the reading taken last. */
export interface Latest {
  /** How far off it was, in sd; NaN while learning. */
  difference: number;
}

/** A reading in its place in the week, beside what was expected of it. */
export interface Moment extends Compared {
  readonly place: WeekPlace;
  readonly base: Base;
  readonly evidence: Evidence;
  /** Whether too little is known to judge by. */
  learning: boolean;
  /** Readings that should have come since the last one, and its value. */
  missing: number;
  lastValue: number;
  /** Why the reading cannot be, if it cannot. */
  why: Impossible | undefined;
  /** Expected reading and its standard deviation, in scaled units. */
  expected: number;
  sd: number;
  /** Change of the scaled expectation per unit of level, in sd. */
  slope: number;
  /** By how much a count's level multiplies what lies above the origin; 1 for other kinds. */
  factor: number;
}

/** A rhythm that has seen nothing yet. @throws RangeError when the spec cannot be used */
export function createRhythm(spec: SeriesSpec): RhythmState {
  assertSpec(spec);
  return new RhythmState(spec, desk.copyOf(freshBlock(spec.intervalMs, statesOf(spec))));
}

/** @param states 0 for a series of another kind: its week is one of means */
function createParts(intervalMs: number, states = 0): RhythmParts {
  const perDay = slotsPerDay(intervalMs);
  const profile = createProfile(perDay);
  return {
    days: { count: 0, last: Number.NaN },
    latest: { difference: Number.NaN },
    profile: states > 0 ? { ...profile, cells: new Float32Array(stateCells(perDay, states)) } : profile,
    spread: createSpread(),
    level: createLevel(),
    presence: createPresence(intervalMs),
    gaps: createGapHabit(),
    schoolBreaks: createSchoolBreaks(),
    calibration: createCalibration(),
    bands: createBands(),
    evidence: createEvidenceHabit(sharedSpans(intervalMs)),
    alarms: createAlarmHabit(faintestEvidence(sharedSpans(intervalMs))),
    higherLower: createHigherLower(),
    levelShift: createLevelShift(),
    changedShape: createChangedShape(),
    stuck: createStuck(createRunLength()),
    implausible: createImplausible(),
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
    lastValue: none,
    why: undefined,
    expected: 0,
    sd: 1,
    slope: 0,
    factor: 1,
  };
}

/** Series have few different spacings between them; each has its spans once. */
const knownSpans = new Map<number, Spans>();

function sharedSpans(intervalMs: number): Spans {
  const known = knownSpans.get(intervalMs) ?? spansFor(intervalMs);
  knownSpans.set(intervalMs, known);
  return known;
}

/** What has seen nothing yet is the same for all series of one spacing and number of states. */
const freshBlocks = new Map<string, Block>();

function freshBlock(intervalMs: number, states: number): Block {
  const key = `${intervalMs} ${states}`;
  const known = freshBlocks.get(key) ?? desk.toBlock(createParts(intervalMs, states));
  freshBlocks.set(key, known);
  return known;
}

/** All states are worked on here, one at a time; every block has the shape of every other. */
const desk = new Desk(createParts(HOUR), createParts(DAY));
const moment = createMoment(sharedSpans(HOUR));

/** Stored states of another shape cannot be read. */
export const rhythmShape = desk.shape;

function lay(block: Block): void {
  desk.lay(block);
  moment.t = Number.NaN;
}
