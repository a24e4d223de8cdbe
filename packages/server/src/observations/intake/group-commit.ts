import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Pool, PoolClient } from 'pg';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { EventBus } from '../../foundation/events.ts';
import type { Log } from '../../foundation/log.ts';
import type { Metrics } from '../../foundation/metrics.ts';
import type { SpanPlace, Tracer } from '../../foundation/tracing/tracer.ts';
import { observationsStored } from '../events.ts';
import { addReading, clearReadings, createReadings, nameFeature, type Readings } from '../readings.ts';
import { forgetPartitions } from '../sql/partitions.ts';
import { BatchWriter, type Committed, type StoredSeries } from './commit-batch.ts';
import { PENDING } from './outcome.ts';
import { RecentRefusal } from './recent-refusal.ts';

const STORE_AWAY = {
  nl: 'De opslag antwoordde niet; hiervan is niets bevestigd, stuur het opnieuw.',
  en: 'The store did not answer; nothing of this was acknowledged, send it again.',
};

/** Spans that one commit names as those it is for. */
const CAUSES = 16;

interface Submission {
  readonly readings: Readings;
  readonly outcome: Uint8Array;
  /** Next row that has not been handed to a batch. */
  next: number;
  /** Rows whose commit is not known yet. */
  open: number;
  /** The span in which it came. */
  readonly from: SpanPlace | undefined;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Where rows of a batch came from: so many of one submission that follow each other. */
interface Origin {
  readonly submission: Submission;
  readonly row: number;
  rows: number;
}

/** One batch on its way. There are two: while one is being committed, the one before it is announced and answered. */
interface Lane {
  readonly writer: BatchWriter;
  readonly batch: Readings;
  readonly origins: Origin[];
}

export interface GroupCommitParts {
  readonly pool: Pool;
  readonly events: EventBus;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly series: StoredSeries;
  readonly tracer: Tracer;
}

/**
 * Gathers readings of all doors into micro-batches: what arrives while one commit runs goes into the next. So many small
 * writes share one transaction, and a single write waits for nothing but its own commit.
 */
export class GroupCommit {
  readonly #pool: Pool;
  readonly #events: EventBus;
  readonly #metrics: Metrics;
  readonly #log: Log;
  readonly #series: StoredSeries;
  readonly #tracer: Tracer;
  readonly #lanes: readonly [Lane, Lane];
  readonly #refusal = new RecentRefusal();
  #queue: Submission[] = [];
  /** Transactions of others that take their turn between two batches. */
  #between: (() => Promise<void>)[] = [];
  /** Submissions for which there is no room yet, of senders that wait. */
  readonly #patient: Submission[] = [];
  #waiting: (() => void)[] = [];
  #rows = 0;
  #client: PoolClient | undefined;
  #running: Promise<void> | undefined;

  constructor({ pool, events, metrics, log, series, tracer }: GroupCommitParts) {
    this.#pool = pool;
    this.#tracer = tracer;
    this.#events = events;
    this.#metrics = metrics;
    this.#log = log;
    this.#series = series;
    const lane = (): Lane => ({
      writer: new BatchWriter(limits.commitRows, series, pool),
      batch: createReadings(limits.commitRows),
      origins: [],
    });
    this.#lanes = [lane(), lane()];
  }

  get queuedRows(): number {
    return this.#rows;
  }

  /** Senders of ordinary batches are being told to come back. */
  get isFull(): boolean {
    return !this.#fits(limits.commitRows);
  }

  /** The newest commit failed, a moment ago. */
  get isRefused(): boolean {
    return this.#refusal.isRecent;
  }

  /**
   * Store the rows whose outcome is PENDING; resolves after their commit with the outcomes filled in.
   * @param isPatient the sender waits while the queue is full, in the order of arrival
   * @throws WijkritmeError busy when the queue is full, unavailable when the store fails (nothing was acknowledged)
   */
  submit(readings: Readings, outcome: Uint8Array, isPatient = false): Promise<void> {
    let open = 0;
    for (let i = 0; i < readings.count; i++) if (outcome[i] === PENDING) open += 1;
    if (open === 0) return Promise.resolve();
    const mustWait = !this.#fits(open) || (isPatient && this.#patient.length > 0);
    if (mustWait && !isPatient) {
      throw new WijkritmeError(
        'busy',
        {
          nl: `Er wachten ${this.#rows} metingen om te worden bewaard; stuur dit later opnieuw.`,
          en: `${this.#rows} readings are waiting to be stored; send this again later.`,
        },
        {
          retryAfterSeconds: 1,
        },
      );
    }
    return new Promise((resolve, reject) => {
      const submission = { readings, outcome, next: 0, open, from: this.#tracer.here(), resolve, reject };
      if (mustWait) this.#patient.push(submission);
      else this.#enqueue(submission);
      this.#running ??= this.#run();
    });
  }

  /**
   * Work on the connection of the intake between two batches, so that neither meets rows of the other that are not committed yet.
   * @param work gives what it stored, which is announced before this resolves
   * @throws WijkritmeError unavailable when the store fails
   */
  between(work: (client: PoolClient) => Promise<{ readings: Readings; position: number }>): Promise<void> {
    return new Promise((resolve, reject) => {
      const from = this.#tracer.here();
      this.#between.push(() => this.#runBetween(work, from).then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  async #runBetween(
    work: (client: PoolClient) => Promise<{ readings: Readings; position: number }>,
    from: SpanPlace | undefined,
  ): Promise<void> {
    const span = this.#tracer.open({ name: 'intake.commit', causes: from ? [from] : [] });
    try {
      this.#client ??= await this.#pool.connect();
      const { readings, position } = await work(this.#client);
      this.#refusal.taken();
      span.note({ 'wijkritme.readings': readings.count, 'wijkritme.stored': readings.count });
      span.end();
      if (readings.count === 0) return;
      try {
        await this.adopt(readings, position);
      } catch (cause) {
        // It is stored, so it is acknowledged; who listens finds it in the outbox.
        logUnlessAway(this.#log, cause, 'announcing stored readings failed', { rows: readings.count });
      }
    } catch (cause) {
      logUnlessAway(this.#log, cause, 'intake commit failed', {});
      this.#refusal.refused();
      span.fail('unavailable');
      forgetPartitions(this.#pool);
      this.#client?.release(true);
      this.#client = undefined;
      throw new WijkritmeError('unavailable', STORE_AWAY, { retryAfterSeconds: 2 });
    } finally {
      span.end();
    }
  }

  #fits(rows: number): boolean {
    return this.#rows === 0 || this.#rows + rows <= limits.intakeQueueRows;
  }

  #enqueue(submission: Submission): void {
    this.#rows += submission.open;
    this.#metrics.queueRows.set(this.#rows);
    this.#queue.push(submission);
  }

  /** There is room again: let in who waits. Taken from one list and put on the other at once, so nobody is let in twice. */
  #admit(): void {
    let admitted = 0;
    for (const submission of this.#patient) {
      if (!this.#fits(submission.open)) break;
      this.#enqueue(submission);
      admitted += 1;
    }
    this.#patient.splice(0, admitted);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves once there seems to be room for so many rows; who comes then may still be told `busy`. */
  async room(rows: number): Promise<void> {
    while (this.#rows + rows > limits.intakeQueueRows)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #run(): Promise<void> {
    // Let everything that is already readable on the sockets join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    let tell: (() => Promise<void>) | undefined;
    for (let turn = 0; this.#queue.length > 0 || tell || this.#between.length > 0; turn = 1 - turn) {
      if (this.#between.length > 0) {
        await tell?.();
        tell = undefined;
        for (const work of this.#between.splice(0)) await work();
      }
      const lane = this.#lanes[turn as 0 | 1];
      const committing = this.#queue.length > 0 ? this.#commit(this.#fill(lane)) : undefined;
      // The store is at work on this batch; meanwhile the batch before it is announced and acknowledged.
      await tell?.();
      tell = await committing;
      this.#admit();
    }
    this.#running = undefined;
  }

  #fill(lane: Lane): Lane {
    const { batch, origins } = lane;
    clearReadings(batch);
    origins.length = 0;
    let used = 0;
    for (const submission of this.#queue) {
      const { readings, outcome } = submission;
      let origin: Origin | undefined;
      for (; submission.next < readings.count && batch.count < limits.commitRows; submission.next++) {
        const row = submission.next;
        if (outcome[row] !== PENDING) {
          origin = undefined;
          continue;
        }
        addReading(
          batch,
          readings.datastream[row] as number,
          readings.time[row] as number,
          readings.value[row] as number,
          readings.resultTime[row] as number,
        );
        if (readings.features) nameFeature(batch, readings.features.get(row));
        if (origin === undefined) {
          origin = { submission, row, rows: 0 };
          origins.push(origin);
        }
        origin.rows += 1;
      }
      if (submission.next < readings.count) break;
      used += 1;
    }
    this.#queue.splice(0, used);
    return lane;
  }

  /** @returns what is left to do after the commit: tell the others, and then the senders */
  async #commit(lane: Lane): Promise<() => Promise<void>> {
    const rows = lane.batch.count;
    const stop = this.#metrics.commits.startTimer();
    const span = this.#tracer.open({
      name: 'intake.commit',
      attributes: { 'wijkritme.readings': rows },
      causes: this.#tracer.isOn ? causesOf(lane.origins) : [],
    });
    try {
      this.#client ??= await this.#pool.connect();
      const committed = await lane.writer.commit(this.#client, lane.batch);
      this.#refusal.taken();
      stop();
      span.note({ 'wijkritme.stored': committed.stored.count });
      return async () => {
        try {
          await this.#announce(committed);
        } catch (cause) {
          // It is stored, so it is acknowledged; who listens finds it in the outbox.
          logUnlessAway(this.#log, cause, 'announcing stored readings failed', { rows });
        }
        settle(lane.origins, committed.outcome);
      };
    } catch (cause) {
      logUnlessAway(this.#log, cause, 'intake commit failed', { rows });
      this.#refusal.refused();
      span.fail('unavailable');
      // Another process may have dropped a month that was due; the next batch makes it anew.
      forgetPartitions(this.#pool);
      this.#client?.release(true);
      this.#client = undefined;
      this.#fail(lane.origins);
      return async () => {};
    } finally {
      span.end();
      this.#rows -= rows;
      this.#metrics.queueRows.set(this.#rows);
    }
  }

  /** Rows that were committed elsewhere, of datastreams that are new. */
  adopt(readings: Readings, position: number): Promise<unknown> | undefined {
    const { newest } = this.#series;
    for (let i = 0; i < readings.count; i++) {
      const datastream = readings.datastream[i] as number;
      newest.set(datastream, Math.max(newest.get(datastream) ?? Number.NEGATIVE_INFINITY, readings.time[i] as number));
    }
    return this.#events.announce(observationsStored, { readings, position });
  }

  #announce(committed: Committed): Promise<unknown> | undefined {
    if (committed.stored.count === 0) return undefined;
    return this.#events.announce(observationsStored, { readings: committed.stored, position: committed.position });
  }

  #fail(origins: readonly Origin[]): void {
    const failed = new Set(origins.map((origin) => origin.submission));
    for (const submission of failed)
      submission.reject(new WijkritmeError('unavailable', STORE_AWAY, { retryAfterSeconds: 2 }));
    // The rest of a failed submission is not worth storing: its sender will send all of it again.
    this.#queue = this.#queue.filter((submission) => {
      if (!failed.has(submission)) return true;
      for (let i = submission.next; i < submission.readings.count; i++)
        if (submission.outcome[i] === PENDING) this.#rows -= 1;
      return false;
    });
  }

  /** Wait until everything that was accepted is stored. */
  async stop(): Promise<void> {
    await this.#running;
    this.#client?.release();
    this.#client = undefined;
  }
}

/** Spans in which the readings of one batch came, as many as one span names. */
function causesOf(origins: readonly Origin[]): SpanPlace[] {
  const causes = new Set<SpanPlace>();
  for (const { submission } of origins) {
    if (submission.from) causes.add(submission.from);
    if (causes.size === CAUSES) break;
  }
  return [...causes];
}

function settle(origins: readonly Origin[], outcome: Uint8Array): void {
  let at = 0;
  for (const { submission, row, rows } of origins) {
    for (let i = row; i < row + rows; i++) submission.outcome[i] = outcome[at++] as number;
    submission.open -= rows;
    if (submission.open === 0) submission.resolve();
  }
}
