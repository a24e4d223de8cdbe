import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, HOUR, SECOND } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { Mutex } from '../../foundation/mutex.ts';
import { type Ask, askBy } from '../sql/open-months.ts';
import { forgetPartitions, monthOf } from '../sql/partitions.ts';
import {
  dropEmpty,
  isRaisedTo,
  newestOfAll,
  raiseSealing,
  type SealVerdict,
  sealMonth,
  selectColdMonths,
  selectDatastreamsIn,
  tidy,
} from '../sql/seal-months.ts';
import { inTransaction } from '../sql/write-observations.ts';

/** What is not done by then is done the next night. */
const LONGEST_RUN = 2 * HOUR;
/** A month that was opened is left alone so long: whoever changed one reading may change the next. */
const REST = DAY;
/** Somebody who is at work on sealed months is soon done; else it is another night's work. */
const ATTEMPTS = 20;
const LONGEST_PAUSE = SECOND;
const LOCK_TIMED_OUT = '55P03';

export interface SealChoice {
  /** Of these datastreams alone; absent: of all. */
  readonly datastreams?: readonly number[];
  /** Months that ended so many days ago. */
  readonly afterDays: number;
  /** Ms for which a month that was opened is left alone. */
  readonly restMs?: number;
  /** Ms after which what is left is left to the next run. */
  readonly longestMs?: number;
}

export interface SealReport {
  readonly months: number;
  readonly readings: number;
  /** Months of datastreams that stayed rows. */
  readonly left: number;
  /** Partitions that were left empty. */
  readonly dropped: number;
  /** Everything was looked at. */
  readonly isDone: boolean;
}

/** What sealing needs of everything there is. */
export type SealingContext = Pick<Context, 'clock' | 'log'> & { readonly database: Pick<Context['database'], 'pool'> };

/** Packs months that are old enough, one datastream and month at a time, and waits as long after each as it took. */
export class Sealing {
  readonly #context: SealingContext;
  readonly #running = new Mutex();
  #isStopping = false;
  #asked = 0;

  constructor(context: SealingContext) {
    this.#context = context;
  }

  async run(choice: SealChoice): Promise<SealReport> {
    this.#asked += 1;
    try {
      return await this.#running.run(() => this.#run(choice));
    } finally {
      this.#asked -= 1;
    }
  }

  get isRunning(): boolean {
    return this.#asked > 0;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running.idle();
  }

  async #run({ datastreams, afterDays, restMs = REST, longestMs = LONGEST_RUN }: SealChoice): Promise<SealReport> {
    const until = performance.now() + longestMs;
    const isOver = () => this.#isStopping || performance.now() > until;
    const report: Counts = { months: 0, readings: 0, left: 0, dropped: 0, isDone: false };
    const before = await this.#before(afterDays);
    if (before === undefined) return { ...report, isDone: true };
    if (!(await this.#raise(before))) return report;
    const wanted = datastreams && new Set(datastreams);
    for (const month of await this.#within((ask) => selectColdMonths(ask, before))) {
      for (const datastream of await this.#within((ask) => selectDatastreamsIn(ask, month))) {
        if (isOver()) return report;
        if (!wanted || wanted.has(datastream)) count(report, await this.#seal({ datastream, month }, restMs));
      }
      if (isOver()) return report;
      if (await this.#drop(month)) report.dropped += 1;
    }
    return { ...report, isDone: true };
  }

  /**
   * Months before this one are old enough. Counted from the newest reading where that is older than the clock says: a clock that
   * jumps ahead makes nothing old.
   */
  async #before(afterDays: number): Promise<number | undefined> {
    const newest = await this.#within(newestOfAll);
    const last = Math.min(this.#context.clock.now(), newest) - afterDays * DAY;
    return Number.isFinite(last) ? monthOf(last) : undefined;
  }

  /** @returns false where somebody wrote for too long each time */
  async #raise(month: number): Promise<boolean> {
    if (await this.#within((ask) => isRaisedTo(ask, month))) return true;
    for (let attempt = 1; attempt <= ATTEMPTS && !this.#isStopping; attempt++) {
      if (await this.#unlessBusy((ask) => raiseSealing(ask, month).then(() => true))) return true;
      await sleep(LONGEST_PAUSE);
    }
    return false;
  }

  async #seal(key: { datastream: number; month: number }, restMs: number): Promise<SealVerdict> {
    for (let attempt = 1; ; attempt++) {
      const start = performance.now();
      const verdict = await this.#trySeal(key, restMs);
      // Half of the time belongs to others.
      await sleep(Math.min(performance.now() - start, LONGEST_PAUSE));
      if (verdict.kind !== 'busy' || attempt === ATTEMPTS || this.#isStopping) return verdict;
    }
  }

  /** A month that cannot be packed exactly stays as it is, and keeps no other waiting. */
  async #trySeal(key: { datastream: number; month: number }, restMs: number): Promise<SealVerdict> {
    try {
      return await this.#within((ask) => sealMonth(ask, key, restMs));
    } catch (cause) {
      logUnlessAway(this.#context.log, cause, 'sealing a month failed', key);
      return { kind: 'left' };
    }
  }

  async #drop(month: number): Promise<boolean> {
    if ((await this.#within((ask) => selectDatastreamsIn(ask, month))).length > 0) return false;
    await tidy(this.#context.database.pool, month);
    const isDropped = await this.#unlessBusy((ask) => dropEmpty(ask, month));
    if (isDropped) forgetPartitions(this.#context.database.pool);
    return isDropped;
  }

  /** A transaction of its own, and a connection no longer than that: PGlite has one for all. */
  async #within<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    const client = await this.#context.database.pool.connect();
    let isFine = false;
    try {
      const result = await inTransaction(client, () => work(askBy(client)));
      isFine = true;
      return result;
    } finally {
      client.release(!isFine);
    }
  }

  /** @returns false where a lock was not to be had in time */
  async #unlessBusy(work: (ask: Ask) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.#within(work);
    } catch (cause) {
      if ((cause as { code?: unknown }).code === LOCK_TIMED_OUT) return false;
      throw cause;
    }
  }
}

type Counts = { -readonly [name in keyof SealReport]: SealReport[name] };

function count(report: Counts, verdict: SealVerdict): void {
  if (verdict.kind === 'sealed') {
    report.months += 1;
    report.readings += verdict.readings;
  } else report.left += 1;
}
