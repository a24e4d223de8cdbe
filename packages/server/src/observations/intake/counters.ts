import type { ErrorCode } from '@wijkritme/contract';
import { Delays } from './delays.ts';
import { IntakeRates } from './rates.ts';

/** Readings by outcome of one datastream since this process started; what was refused before is told by rule. */
export interface IntakeCounts {
  stored: number;
  repeated: number;
  conflicts: number;
  refused: number;
}

/** What one rule refused of one datastream: how often, and when last (UTC ms). Nothing of what was refused. */
export interface RuleCount {
  count: number;
  lastAt: number;
}

export class IntakeCounters {
  readonly delays = new Delays();
  readonly rates = new IntakeRates();
  readonly #counts = new Map<number, IntakeCounts>();
  readonly #rules = new Map<number, Map<ErrorCode, RuleCount>>();

  of(datastream: number): IntakeCounts {
    let counts = this.#counts.get(datastream);
    if (!counts) {
      counts = { stored: 0, repeated: 0, conflicts: 0, refused: 0 };
      this.#counts.set(datastream, counts);
    }
    return counts;
  }

  /** One reading of a datastream that exists was refused. */
  refuse(datastream: number, rule: ErrorCode, now: number): void {
    this.of(datastream).refused += 1;
    let rules = this.#rules.get(datastream);
    if (!rules) {
      rules = new Map();
      this.#rules.set(datastream, rules);
    }
    const known = rules.get(rule);
    if (known) {
      known.count += 1;
      known.lastAt = now;
    } else rules.set(rule, { count: 1, lastAt: now });
  }

  /** What an earlier process had counted. */
  restore(datastream: number, rule: ErrorCode, before: RuleCount): void {
    const rules = this.#rules.get(datastream);
    const own = rules?.get(rule);
    if (own) {
      own.count += before.count;
      own.lastAt = Math.max(own.lastAt, before.lastAt);
    } else if (rules) rules.set(rule, { ...before });
    else this.#rules.set(datastream, new Map([[rule, { ...before }]]));
  }

  /** For datastreams that exist; a refusal of an unknown id is only counted in the metrics. */
  peek(datastream: number): Readonly<IntakeCounts> {
    return this.#counts.get(datastream) ?? { stored: 0, repeated: 0, conflicts: 0, refused: 0 };
  }

  /** Refusals of one datastream by rule. */
  rules(datastream: number): ReadonlyMap<ErrorCode, Readonly<RuleCount>> {
    return this.#rules.get(datastream) ?? new Map();
  }

  forget(datastream: number): void {
    this.delays.forget(datastream);
    this.#counts.delete(datastream);
    this.#rules.delete(datastream);
  }
}
