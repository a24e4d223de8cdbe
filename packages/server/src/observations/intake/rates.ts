import { type ErrorCode, HOUR, MINUTE } from '@wijkritme/contract';

/** What came in during one minute or hour. */
export interface IntakeBucket {
  /** UTC ms of its beginning. */
  readonly at: number;
  readonly stored: number;
  readonly repeated: number;
  readonly refused: ReadonlyMap<ErrorCode, number>;
}

type Outcome = ErrorCode | 'stored' | 'repeated';

const MINUTES = 60;
const HOURS = 24;

/** How much came in lately, through all doors, in this process's memory: a step a minute for an hour, a step an hour for a day. */
export class IntakeRates {
  readonly #minutes = new Ring(MINUTE, MINUTES);
  readonly #hours = new Ring(HOUR, HOURS);

  add(now: number, outcome: Outcome, count: number): void {
    this.#minutes.at(now).add(outcome, count);
    this.#hours.at(now).add(outcome, count);
  }

  /** Minutes of the last hour, the one that runs included, none from before `since`. */
  minutes(now: number, since: number): IntakeBucket[] {
    return this.#minutes.list(now, since);
  }

  /** Hours of the last day, the one that runs included, none from before `since`. */
  hours(now: number, since: number): IntakeBucket[] {
    return this.#hours.list(now, since);
  }
}

class Bucket implements IntakeBucket {
  readonly at: number;
  stored = 0;
  repeated = 0;
  readonly refused = new Map<ErrorCode, number>();

  constructor(at: number) {
    this.at = at;
  }

  add(outcome: Outcome, count: number): void {
    if (outcome === 'stored') this.stored += count;
    else if (outcome === 'repeated') this.repeated += count;
    else this.refused.set(outcome, (this.refused.get(outcome) ?? 0) + count);
  }
}

/** As many steps as fit; the newest takes the place of the oldest. */
class Ring {
  readonly #stepMs: number;
  readonly #buckets: (Bucket | undefined)[];
  /** The step that runs: nearly every reading goes there. */
  #last = new Bucket(Number.NaN);

  constructor(stepMs: number, steps: number) {
    this.#stepMs = stepMs;
    this.#buckets = new Array<Bucket | undefined>(steps).fill(undefined);
  }

  at(now: number): Bucket {
    const at = now - (now % this.#stepMs);
    if (this.#last.at === at) return this.#last;
    const slot = this.#slotOf(at);
    const found = this.#buckets[slot];
    const bucket = found?.at === at ? found : new Bucket(at);
    this.#buckets[slot] = bucket;
    this.#last = bucket;
    return bucket;
  }

  list(now: number, since: number): Bucket[] {
    const newest = now - (now % this.#stepMs);
    const oldest = Math.max(newest - (this.#buckets.length - 1) * this.#stepMs, since - (since % this.#stepMs));
    const listed: Bucket[] = [];
    for (let at = oldest; at <= newest; at += this.#stepMs) {
      const found = this.#buckets[this.#slotOf(at)];
      listed.push(found?.at === at ? found : new Bucket(at));
    }
    return listed;
  }

  #slotOf(at: number): number {
    return (at / this.#stepMs) % this.#buckets.length;
  }
}
