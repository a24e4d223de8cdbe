import { DAY, HOUR } from '@wijkritme/contract';
import {
  type CalendarView,
  type CountRule,
  createRhythm,
  createVerdict,
  type DeviationChange,
  decodeRhythm,
  differenceOf,
  encodeRhythm,
  forgetReadings,
  judgeSilence,
  lastSpoken,
  type RhythmState,
  type SeriesSpec,
  setAlarmBudget,
  step,
  type Verdict,
} from '@wijkritme/engine';
import type { AlarmLimit } from './budget/limit-book.ts';
import type { DayRow } from './day-row.ts';
import { DaySheet } from './day-sheet.ts';

/** A state worth going back to when a reading comes late. */
export interface Snapshot {
  readonly time: number;
  readonly state: Uint8Array;
}

/** What a series has produced and nobody has stored yet. */
export interface Output {
  readonly days: DayRow[];
  readonly changes: Map<string, DeviationChange>;
  /** Ascending in time. */
  readonly snapshots: Snapshot[];
}

/** About how far apart snapshots lie. */
const SNAPSHOT_EVERY = 7 * DAY;
/** Snapshots kept per datastream: the newest. */
export const SNAPSHOTS_KEPT = 12;

/** An impossible reading is compared with a single one, the last plausible reading. */
function withoutReadings(change: DeviationChange, before: number): DeviationChange {
  const { kind, start, peakTime, peakValue, expectedMid } = change;
  return {
    ...change,
    peakValue: peakTime < before ? Number.NaN : peakValue,
    expectedMid: kind === 'implausible' && start < before ? Number.NaN : expectedMid,
  };
}

export const keyOfChange = (change: DeviationChange) => `${change.kind} ${change.start}`;

/**
 * One datastream's rhythm at work: readings in ascending time go in, judged days, deviations and snapshots come out.
 * The state is a function of the ordered readings and of the limits that held, so a replay gives the same again.
 */
export class Series {
  readonly id: number;
  readonly calendar: CalendarView;
  readonly verdict: Verdict = createVerdict();
  readonly sheet = new DaySheet();
  /** Deviations that go on, strongest news of each. */
  readonly open = new Map<string, DeviationChange>();
  output: Output = { days: [], changes: new Map(), snapshots: [] };
  state: RhythmState;
  /** Something was learned since the state was last stored. */
  dirty = false;
  /** Earliest late reading that waits for a replay; NaN when none does. */
  lateFrom = Number.NaN;
  rewinding = false;
  /** How outsiders see its counts; null where they see them as measured. */
  outward: CountRule | null = null;
  /** What its deviations had to be rarer than, from when; oldest first, and may grow at its end. */
  limits: readonly AlarmLimit[] = [];
  #limitsTaken = 0;
  /** Up to where the hours of this series count in a group, UTC ms; a change before it makes the group judge anew. */
  heardUntil = Number.NEGATIVE_INFINITY;
  /** Readings from this instant on are looked at for the score of its bands, UTC ms. */
  nextBandLook = Number.NEGATIVE_INFINITY;
  #snapshotTime = Number.NEGATIVE_INFINITY;

  constructor(id: number, spec: SeriesSpec, calendar: CalendarView) {
    this.id = id;
    this.calendar = calendar;
    this.state = createRhythm(spec);
  }

  /** UTC ms of the newest reading, also of one that cannot be and is not learned from. */
  get lastTime(): number {
    return lastSpoken(this.state);
  }

  get snapshotTime(): number {
    return this.#snapshotTime;
  }

  /** The end of the last hour that is complete, UTC ms; NaN before the first reading. */
  get completeUntil(): number {
    const { start } = this.sheet;
    const hours = Math.floor((this.lastTime + this.state.spec.intervalMs - start) / HOUR);
    return start + hours * HOUR;
  }

  take(time: number, value: number): void {
    const { state, calendar, verdict, sheet } = this;
    if (!sheet.holds(time)) this.#turnDay(time);
    this.#takeLimits(time);
    step(state, calendar, time, value, verdict);
    // What cannot be says nothing of the rhythm; the state still holds the difference of the reading before.
    sheet.add(time, value, verdict, verdict.status === 'implausible' ? Number.NaN : differenceOf(state));
    if (this.outward !== null) sheet.addShown(time, value, this.outward);
    this.dirty = true;
    if (verdict.changes.length > 0) this.#collect(verdict.changes);
  }

  /** A limit holds from the first reading at or after its instant. */
  #takeLimits(time: number): void {
    for (let next = this.limits[this.#limitsTaken]; next && next.from <= time; next = this.limits[this.#limitsTaken]) {
      setAlarmBudget(this.state, next.weeks);
      this.#limitsTaken++;
    }
  }

  /** The clock alone: has it been silent for too long? */
  tick(now: number): void {
    judgeSilence(this.state, this.calendar, now, this.verdict);
    if (this.verdict.changes.length > 0) {
      this.dirty = true;
      this.#collect(this.verdict.changes);
    }
  }

  /** A day is over: keep its sheet, and now and then the state at its end. */
  #turnDay(time: number): void {
    const finished = this.sheet.toRow(this.outward);
    if (finished) {
      this.output.days.push(finished);
      const last = this.state.lastTime;
      if (this.#snapshotTime === Number.NEGATIVE_INFINITY) this.#snapshotTime = finished.start;
      // Only where nothing goes on: what a replay from here finds is then all that begins after it.
      if (last - this.#snapshotTime >= SNAPSHOT_EVERY && this.open.size === 0) {
        const { snapshots } = this.output;
        if (snapshots.length === SNAPSHOTS_KEPT) snapshots.shift();
        snapshots.push({ time: last, state: encodeRhythm(this.state) });
        this.#snapshotTime = last;
      }
    }
    this.sheet.open(this.calendar.zone, time);
  }

  #collect(changes: readonly DeviationChange[]): void {
    for (const change of changes) {
      const key = keyOfChange(change);
      const copy = { ...change };
      this.output.changes.set(key, copy);
      if (copy.end === null && copy.change !== 'dropped') this.open.set(key, copy);
      else this.open.delete(key);
    }
  }

  /**
   * Forget the single readings of before this instant (UTC ms); what was learned from many stays.
   * @returns false when nothing newer was heard: then all of it ends in a reading that has to go
   */
  forgetReadings(before: number): boolean {
    if (!(this.state.lastTime >= before)) return Number.isNaN(this.lastTime);
    forgetReadings(this.state, before);
    this.sheet.forgetReadings(before);
    for (const [key, change] of this.open) this.open.set(key, withoutReadings(change, before));
    this.dirty = true;
    return true;
  }

  /** The day that is going on, as far as it was measured: for a series that is let go, after its readings were forgotten. */
  lastDay(before: number): DayRow | undefined {
    this.sheet.forgetReadings(before);
    return this.sheet.toRow(this.outward);
  }

  /** @param withSnapshots false: these stay until the next time */
  takeOutput(withSnapshots = true): Output {
    const { days, changes, snapshots } = this.output;
    this.output = { days: [], changes: new Map(), snapshots: withSnapshots ? [] : snapshots };
    return { days, changes, snapshots: withSnapshots ? snapshots : [] };
  }

  encode(): { state: Buffer; openDay: Buffer } {
    return { state: Buffer.from(encodeRhythm(this.state)), openDay: this.sheet.encode() };
  }

  restore(state: Uint8Array, openDay: Buffer | undefined, snapshotTime: number | undefined): void {
    this.state = decodeRhythm(state);
    if (openDay) this.sheet.decode(openDay);
    const { lastTime } = this;
    this.#limitsTaken = this.limits.filter(({ from }) => from <= lastTime).length;
    this.#snapshotTime = snapshotTime ?? this.#snapshotTime;
  }
}
