import { type ErrorCode, limits } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import type { Metrics } from '../../foundation/metrics.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { DatastreamCatalog } from '../../sensors/index.ts';
import { addReading, createReadings, type Readings } from '../readings.ts';
import type { DeviceWatch } from '../watch/device-watch.ts';
import type { IntakeCounters } from './counters.ts';
import { judgeAtGate } from './gate.ts';
import type { GroupCommit } from './group-commit.ts';
import { CONFLICT, outcomeCode, outcomeName, outcomes, PENDING, REPEATED, STORED } from './outcome.ts';
import type { WholeCommit } from './whole-commit.ts';
import { outcomesAtGate, type RowOutcomes, type WholeRows } from './whole-rows.ts';

export type Door = 'http' | 'mqtt' | 'file';

export interface Sender {
  readonly principal: Principal;
  readonly door: Door;
  /** How old a reading may be at this door, ms. */
  readonly lateLimitMs: number;
}

export interface IntakeParts {
  readonly catalog: DatastreamCatalog;
  readonly commit: GroupCommit;
  readonly whole: WholeCommit;
  readonly counters: IntakeCounters;
  readonly watch: DeviceWatch;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const KEY_ELSEWHERE = outcomeCode('key_other_thing');
const IN_FUTURE = outcomeCode('time_in_future');
const OUT_OF_RANGE = outcomeCode('result_out_of_range');

/** Submissions that began between two calls of `settled`. */
interface Epoch {
  open: number;
  done: () => void;
}

/** What a door does with the intake. */
export type ReadingIntake = Pick<
  Intake,
  'submit' | 'submitRows' | 'judge' | 'adopt' | 'countUnreadable' | 'settled' | 'room'
>;

/** The one way in for readings: gate → store → announce → acknowledge (the caller acknowledges when this resolves). */
export class Intake {
  readonly #catalog: DatastreamCatalog;
  readonly #commit: GroupCommit;
  readonly #whole: WholeCommit;
  readonly #counters: IntakeCounters;
  readonly #watch: DeviceWatch;
  readonly #metrics: Metrics;
  readonly #clock: Clock;
  #epoch: Epoch = { open: 0, done: () => {} };
  /** What was submitted before the epoch at hand. */
  #earlier: Promise<void> = Promise.resolve();

  constructor({ catalog, commit, whole, counters, watch, metrics, clock }: IntakeParts) {
    this.#watch = watch;
    this.#catalog = catalog;
    this.#commit = commit;
    this.#whole = whole;
    this.#counters = counters;
    this.#metrics = metrics;
    this.#clock = clock;
  }

  /**
   * @returns one outcome code per row, after the commit of those that were accepted
   * @throws WijkritmeError busy (not over MQTT: that waits), unavailable
   */
  async submit(readings: Readings, sender: Sender): Promise<Uint8Array> {
    const outcome = this.judge(readings, sender);
    // A device on MQTT waits for its acknowledgement; a request that has to wait is better told so.
    await this.#tracked(() => this.#commit.submit(readings, outcome, sender.door === 'mqtt'));
    this.#count(readings, outcome, sender);
    return outcome;
  }

  /**
   * Rows of several readings, of which all are stored or none.
   * @returns one outcome per row, after the commit
   * @throws WijkritmeError busy, unavailable
   */
  async submitRows(rows: WholeRows, sender: Sender): Promise<RowOutcomes> {
    const outcomes = outcomesAtGate(rows, this.judge(rows.readings, sender));
    await this.#tracked(() => this.#whole.submit(rows, outcomes, sender.door === 'mqtt'));
    this.#countRows(rows, outcomes, sender);
    return outcomes;
  }

  async #tracked(work: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    epoch.open += 1;
    try {
      await work();
    } finally {
      epoch.open -= 1;
      if (epoch.open === 0) epoch.done();
    }
  }

  /** All readings of a row that is in; of one that is refused the reading that was the reason. */
  #countRows({ readings, width }: WholeRows, { code, by }: RowOutcomes, sender: Sender): void {
    const counted = createReadings(readings.count);
    const codes: number[] = [];
    const add = (at: number, outcome: number) => {
      addReading(counted, readings.datastream[at] as number, readings.time[at] as number, readings.value[at] as number);
      codes.push(outcome);
    };
    for (const [row, outcome] of code.entries()) {
      if (outcome !== STORED && outcome !== REPEATED) add(by[row] as number, outcome);
      else for (let at = row * width; at < (row + 1) * width; at++) add(at, outcome);
    }
    this.#count(counted, Uint8Array.from(codes), sender);
  }

  /** At the gate alone: what becomes of each row there; PENDING where it may be stored. */
  judge(readings: Readings, { principal, lateLimitMs }: Pick<Sender, 'principal' | 'lateLimitMs'>): Uint8Array {
    const outcome = new Uint8Array(readings.count);
    const ask = { principal, now: this.#clock.now(), lateLimitMs };
    for (let i = 0; i < readings.count; i++) {
      outcome[i] = judgeAtGate(
        this.#catalog,
        ask,
        readings.datastream[i] as number,
        readings.time[i] as number,
        readings.value[i] as number,
      );
    }
    return outcome;
  }

  /** Readings of new datastreams that were judged and committed together with them: told and counted as any others. */
  async adopt(readings: Readings, position: number): Promise<void> {
    for (let i = 0; i < readings.count; i++) this.#counters.of(readings.datastream[i] as number).stored += 1;
    this.#metrics.readings.inc({ door: 'http', verdict: 'stored' }, readings.count);
    this.#counters.rates.add(this.#clock.now(), 'stored', readings.count);
    await this.#commit.adopt(readings, position);
  }

  /** A door could not read what was sent, or it held more than a reading: counted, and nothing of it is kept. */
  countUnreadable(door: Door, code: ErrorCode, datastream?: number): void {
    this.#metrics.readings.inc({ door, verdict: code });
    this.#counters.rates.add(this.#clock.now(), code, 1);
    if (datastream === undefined || this.#catalog.find(datastream) === undefined) return;
    this.#counters.refuse(datastream, code, this.#clock.now());
  }

  /** Resolves once everything that has passed the gate until now is stored or refused. */
  settled(): Promise<void> {
    const epoch = this.#epoch;
    this.#epoch = { open: 0, done: () => {} };
    if (epoch.open > 0) {
      const own = new Promise<void>((resolve) => {
        epoch.done = resolve;
      });
      // Two may ask one after the other: what the first waits for, the second waits for as well.
      this.#earlier = Promise.all([this.#earlier, own]).then(() => undefined);
    }
    return this.#earlier;
  }

  /** Resolves once the queue has room for so many rows. */
  room(rows: number): Promise<void> {
    return this.#commit.room(rows);
  }

  #count(readings: Readings, outcome: Uint8Array, { principal, door }: Sender): void {
    const now = this.#clock.now();
    if (door !== 'file') this.#reportImpossible(readings, outcome);
    if (door !== 'file' && principal.kind === 'device') this.#report(principal, readings, outcome, now);
    if (outcome.length === 1) {
      const datastream = readings.datastream[0] as number;
      this.#countOne(datastream, outcome[0] as number, now);
      if (outcome[0] === STORED && door !== 'file')
        this.#counters.delays.add(datastream, now - (readings.time[0] as number));
      const verdict = outcomeName(outcome[0] as number);
      this.#metrics.readings.inc({ door, verdict });
      this.#counters.rates.add(now, verdict, 1);
      return;
    }
    const totals = new Uint32Array(outcomes.length);
    for (let i = 0; i < outcome.length; i++) {
      const code = outcome[i] as number;
      totals[code] = (totals[code] as number) + 1;
      this.#countOne(readings.datastream[i] as number, code, now);
    }
    for (let code = 0; code < totals.length; code++) {
      const n = totals[code] as number;
      if (n === 0) continue;
      this.#metrics.readings.inc({ door, verdict: outcomeName(code) }, n);
      this.#counters.rates.add(now, outcomeName(code), n);
    }
  }

  /** What a person should know of the device that sent this; once a message. */
  #report(principal: Principal, readings: Readings, outcome: Uint8Array, now: number): void {
    let ahead = false;
    for (let i = 0; i < outcome.length; i++) {
      if (outcome[i] === KEY_ELSEWHERE) {
        this.#watch.note(principal, 'key-elsewhere');
        return;
      }
      ahead ||= outcome[i] === IN_FUTURE || (readings.time[i] as number) - now > limits.clockAheadMs;
    }
    if (ahead) this.#watch.note(principal, 'clock-ahead');
  }

  /** A number that cannot be is an event of the device, also where somebody else passes its messages on; once a message and device. */
  #reportImpossible(readings: Readings, outcome: Uint8Array): void {
    if (!outcome.includes(OUT_OF_RANGE)) return;
    const things = new Set<number>();
    for (let i = 0; i < outcome.length; i++) {
      if (outcome[i] !== OUT_OF_RANGE) continue;
      const entry = this.#catalog.find(readings.datastream[i] as number);
      if (entry) things.add(entry.thingId);
    }
    for (const thing of things) this.#watch.noteThing(thing, 'out-of-range');
  }

  #countOne(datastream: number, code: number, now: number): void {
    if (code === PENDING) throw new Error('a reading has no outcome');
    if (this.#catalog.find(datastream) === undefined) return;
    if (code === STORED) this.#counters.of(datastream).stored += 1;
    else if (code === REPEATED) this.#counters.of(datastream).repeated += 1;
    else if (code === CONFLICT) this.#counters.of(datastream).conflicts += 1;
    else this.#counters.refuse(datastream, outcomeName(code) as ErrorCode, now); // neither stored nor repeated
  }
}
