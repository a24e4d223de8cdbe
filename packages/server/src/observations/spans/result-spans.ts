import { SECOND } from '@wijkritme/contract';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Log } from '../../foundation/log.ts';
import type { Readings } from '../readings.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { growByNewest, recomputeResultSpans, type Span, upsertResultSpans } from '../sql/spans.ts';

/** How long what came in may stand in memory alone. */
const FLUSH_MS = 10 * SECOND;

/**
 * When results were produced, per datastream. No index knows it, so it is kept: in memory as readings come in, in the store
 * every ten seconds and at stop. A reading without a result time costs one comparison.
 */
export class ResultSpans {
  readonly #db: ObservationsDb;
  readonly #log: Log;
  #pending = new Map<number, { first: number; last: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: ObservationsDb, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  async start(): Promise<void> {
    await growByNewest(this.#db);
    this.#timer = setInterval(() => {
      this.flush().catch((cause) => logUnlessAway(this.#log, cause, 'storing when results were produced failed'));
    }, FLUSH_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush().catch((cause) => logUnlessAway(this.#log, cause, 'storing when results were produced failed'));
  }

  note({ datastream, resultTime, count }: Readings): void {
    for (let i = 0; i < count; i++) {
      const time = resultTime[i] as number;
      if (Number.isNaN(time)) continue;
      const id = datastream[i] as number;
      const span = this.#pending.get(id);
      if (!span) this.#pending.set(id, { first: time, last: time });
      else if (time < span.first) span.first = time;
      else if (time > span.last) span.last = time;
    }
  }

  /** What the store says, and what came in since. */
  withPending(id: number, stored: Span | undefined): Span | undefined {
    const own = this.#pending.get(id);
    if (!own || !stored) return own ?? stored;
    return { first: Math.min(own.first, stored.first), last: Math.max(own.last, stored.last) };
  }

  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const pending = this.#pending;
    await upsertResultSpans(this.#db, pending);
    // What came in during the statement stays for the next time; what is stored twice is harmless.
    for (const [id, span] of [...pending]) if (this.#pending.get(id) === span) this.#pending.delete(id);
  }

  /** Readings were changed or went: looked up anew. */
  async recompute(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    this.forget(ids);
    await recomputeResultSpans(this.#db, ids);
  }

  forget(ids: readonly number[]): void {
    for (const id of ids) this.#pending.delete(id);
  }
}
