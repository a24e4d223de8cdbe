import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Pool, PoolClient } from 'pg';
import { addReading, createReadings, nameFeature, type Readings } from '../readings.ts';
import { askBy } from '../sql/open-months.ts';
import { ensurePartitions, lacksPartitions } from '../sql/partitions.ts';
import { selectNeighbours } from '../sql/read-neighbours.ts';
import { placeFeatures, selectFeatures } from '../sql/write-features.ts';
import { inTransaction, selectExisting, storeUnsure } from '../sql/write-observations.ts';
import { announcementOf, monthsOf, type StoredSeries } from './commit-batch.ts';
import type { GroupCommit } from './group-commit.ts';
import { openForBatch } from './open-for-batch.ts';
import { PENDING } from './outcome.ts';
import { type PlacedRow, RowJudge } from './row-judge.ts';
import type { RowOutcomes, WholeRows } from './whole-rows.ts';

interface Submission {
  readonly rows: WholeRows;
  readonly outcomes: RowOutcomes;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Tries of one batch: another server may store the same readings in between. */
const TRIES = 3;

/**
 * Stores rows whose readings belong together, in turn with the batches of single readings: what waits goes into one transaction,
 * in which a row is stored whole or not at all.
 */
export class WholeCommit {
  readonly #commit: GroupCommit;
  readonly #series: StoredSeries;
  readonly #pool: Pool;
  #waiting: Submission[] = [];
  #readings = 0;
  /** Senders that wait until there is room. */
  readonly #patient: (() => void)[] = [];

  constructor(commit: GroupCommit, series: StoredSeries, pool: Pool) {
    this.#commit = commit;
    this.#series = series;
    this.#pool = pool;
  }

  /**
   * Stores the rows whose outcome is PENDING; resolves after their commit with the outcomes filled in.
   * @param isPatient the sender waits while too much waits
   * @throws WijkritmeError busy when too much waits, unavailable when the store fails (nothing was acknowledged)
   */
  async submit(rows: WholeRows, outcomes: RowOutcomes, isPatient: boolean): Promise<void> {
    if (!outcomes.code.includes(PENDING)) return;
    const { count } = rows.readings;
    const isFull = () => this.#readings > 0 && this.#readings + count > limits.intakeQueueRows;
    while (isPatient && isFull()) await new Promise<void>((resolve) => this.#patient.push(resolve));
    if (isFull())
      throw new WijkritmeError(
        'busy',
        {
          nl: `Er wachten ${this.#readings} metingen om te worden bewaard; stuur dit later opnieuw.`,
          en: `${this.#readings} readings are waiting to be stored; send this again later.`,
        },
        {
          retryAfterSeconds: 1,
        },
      );
    this.#readings += count;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ rows, outcomes, resolve, reject });
      if (this.#waiting.length === 1) this.#schedule();
    }).finally(() => {
      this.#readings -= count;
      for (const wake of this.#patient.splice(0)) wake();
    });
  }

  /** As many as go into one commit; the others come after the single readings that wait by then. */
  #schedule(): void {
    let taken: Submission[] = [];
    this.#commit
      .between(async (client) => {
        taken = this.#take();
        return this.#store(client, taken);
      })
      .then(
        () => {
          for (const { resolve } of taken) resolve();
        },
        (cause) => {
          for (const { reject } of taken) reject(cause);
        },
      )
      .finally(() => {
        if (this.#waiting.length > 0) this.#schedule();
      });
  }

  #take(): Submission[] {
    let readings = 0;
    const more = this.#waiting.findIndex(({ rows }, i) => {
      readings += rows.readings.count;
      return i > 0 && readings > limits.commitRows;
    });
    return this.#waiting.splice(0, more < 0 ? this.#waiting.length : more);
  }

  /** @returns what is new, and its position in the outbox */
  async #store(
    client: PoolClient,
    submissions: readonly Submission[],
  ): Promise<{ readings: Readings; position: number }> {
    const { batch, rows } = gather(submissions);
    const months = monthsOf(batch);
    if (lacksPartitions(this.#pool, months)) {
      const ensure = () => ensurePartitions(client, this.#pool, months);
      await ensure().catch(ensure);
    }
    for (let tries = 1; ; tries++) {
      const fresh = createReadings(batch.count);
      const codes = await inTransaction(client, () => this.#storeOnce(client, { batch, rows, fresh })).catch(raced);
      if (codes === undefined && tries < TRIES) continue;
      if (codes === undefined) throw new Error('another server stores the same readings all the time');
      for (const [i, { outcomes, row, at }] of rows.entries()) {
        const { code, by } = codes.outcomes[i] as { code: number; by: number };
        outcomes.code[row] = code;
        outcomes.by[row] = at + by;
      }
      return { readings: fresh, position: codes.position };
    }
  }

  async #storeOnce(
    client: PoolClient,
    { batch, rows, fresh }: { batch: Readings; rows: readonly GatheredRow[]; fresh: Readings },
  ) {
    await openForBatch(askBy(client), batch, this.#series);
    const gaps = Float64Array.from({ length: batch.count }, (_, i) =>
      this.#series.finestMs(batch.datastream[i] as number),
    );
    const judge = new RowJudge(batch, gaps, {
      existing: await selectExisting(client, batch),
      neighbours: await selectNeighbours(client, batch, gaps),
      features: batch.features ? await selectFeatures(client, columnsOf(batch)) : new Map(),
    });
    const outcomes = rows.map((row) => judge.judge(row));
    for (const at of judge.fresh) copyReading(batch, at, fresh);
    if (fresh.count === 0) return { outcomes, position: 0 };
    const { stored, position } = await storeUnsure(client, fresh, newestOf(fresh), announcementOf([fresh]));
    if (stored !== fresh.count) throw new Raced();
    if (fresh.features) await placeFeatures(client, namedIn(fresh, fresh.features));
    return { outcomes, position: position ?? 0 }; // never null where sealed months were opened before
  }
}

/** Somebody else stored one of these readings since they were looked for. */
class Raced extends Error {}

function raced(cause: unknown): undefined {
  if (!(cause instanceof Raced)) throw cause;
}

interface GatheredRow extends PlacedRow {
  readonly outcomes: RowOutcomes;
  /** Number of the row among those sent with it. */
  readonly row: number;
  /** Number of its first reading there. */
  readonly at: number;
}

/** All rows that passed the gate, one after the other. */
function gather(submissions: readonly Submission[]): { batch: Readings; rows: GatheredRow[] } {
  const batch = createReadings(submissions.reduce((sum, { rows }) => sum + rows.readings.count, 0));
  const gathered: GatheredRow[] = [];
  for (const { rows, outcomes } of submissions)
    for (let row = 0; row < outcomes.code.length; row++) {
      if (outcomes.code[row] !== PENDING) continue;
      const at = row * rows.width;
      gathered.push({ from: batch.count, width: rows.width, outcomes, row, at });
      for (let i = at; i < at + rows.width; i++) copyReading(rows.readings, i, batch);
    }
  return { batch, rows: gathered };
}

function copyReading(from: Readings, i: number, to: Readings): void {
  const { datastream, time, value, resultTime, features } = from;
  addReading(to, datastream[i] as number, time[i] as number, value[i] as number, resultTime[i]);
  nameFeature(to, features?.get(i));
}

function newestOf(rows: Readings): Readings {
  const at = new Map<number, number>();
  for (let i = 0; i < rows.count; i++) {
    const datastream = rows.datastream[i] as number;
    const before = at.get(datastream);
    if (before === undefined || (rows.time[i] as number) > (rows.time[before] as number)) at.set(datastream, i);
  }
  const newest = createReadings(at.size);
  for (const i of at.values()) copyReading(rows, i, newest);
  return newest;
}

function columnsOf({ datastream, time, count }: Readings) {
  return { datastream: [...datastream].slice(0, count), time: [...time].slice(0, count) };
}

function namedIn({ datastream, time }: Readings, features: ReadonlyMap<number, number>) {
  const rows = [...features.keys()];
  return {
    datastream: rows.map((i) => datastream[i] as number),
    time: rows.map((i) => time[i] as number),
    feature: [...features.values()],
  };
}
