import type { Clock } from '../../foundation/clock.ts';
import type { Metrics } from '../../foundation/metrics.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { DatastreamCatalog } from '../../sensors/index.ts';
import type { Readings } from '../readings.ts';
import type { IntakeCounters } from './counters.ts';
import { judgeAtGate } from './gate.ts';
import type { GroupCommit } from './group-commit.ts';
import { CONFLICT, outcomeName, outcomes, PENDING, REPEATED, STORED } from './outcome.ts';

export type Door = 'http' | 'mqtt' | 'file';

export interface Sender {
  readonly principal: Principal;
  readonly door: Door;
  /** How old a reading may be at this door, ms. */
  readonly lateLimitMs: number;
}

/** The one way in for readings: gate → store → announce → acknowledge (the caller acknowledges when this resolves). */
export class Intake {
  readonly #catalog: DatastreamCatalog;
  readonly #commit: GroupCommit;
  readonly #counters: IntakeCounters;
  readonly #metrics: Metrics;
  readonly #clock: Clock;

  constructor(
    catalog: DatastreamCatalog,
    commit: GroupCommit,
    counters: IntakeCounters,
    metrics: Metrics,
    clock: Clock,
  ) {
    this.#catalog = catalog;
    this.#commit = commit;
    this.#counters = counters;
    this.#metrics = metrics;
    this.#clock = clock;
  }

  /**
   * @returns one outcome code per row, after the commit of those that were accepted
   * @throws WijkritmeError busy (not over MQTT: that waits), unavailable
   */
  async submit(readings: Readings, sender: Sender): Promise<Uint8Array> {
    const outcome = new Uint8Array(readings.count);
    const ask = { principal: sender.principal, now: this.#clock.now(), lateLimitMs: sender.lateLimitMs };
    for (let i = 0; i < readings.count; i++) {
      outcome[i] = judgeAtGate(
        this.#catalog,
        ask,
        readings.datastream[i] as number,
        readings.time[i] as number,
        readings.value[i] as number,
      );
    }
    // A device on MQTT waits for its acknowledgement; a request that has to wait is better told so.
    await this.#commit.submit(readings, outcome, sender.door === 'mqtt');
    this.#count(readings, outcome, sender.door);
    return outcome;
  }

  /** Resolves once the queue has room for so many rows. */
  room(rows: number): Promise<void> {
    return this.#commit.room(rows);
  }

  #count(readings: Readings, outcome: Uint8Array, door: Door): void {
    if (outcome.length === 1) {
      this.#countOne(readings.datastream[0] as number, outcome[0] as number);
      this.#metrics.readings.inc({ door, verdict: outcomeName(outcome[0] as number) });
      return;
    }
    const totals = new Uint32Array(outcomes.length);
    for (let i = 0; i < outcome.length; i++) {
      const code = outcome[i] as number;
      totals[code] = (totals[code] as number) + 1;
      this.#countOne(readings.datastream[i] as number, code);
    }
    for (let code = 0; code < totals.length; code++) {
      const n = totals[code] as number;
      if (n > 0) this.#metrics.readings.inc({ door, verdict: outcomeName(code) }, n);
    }
  }

  #countOne(datastream: number, code: number): void {
    if (code === PENDING) throw new Error('a reading has no outcome');
    if (this.#catalog.find(datastream) === undefined) return;
    const counts = this.#counters.of(datastream);
    if (code === STORED) counts.stored += 1;
    else if (code === REPEATED) counts.repeated += 1;
    else if (code === CONFLICT) counts.conflicts += 1;
    else counts.refused += 1;
  }
}
