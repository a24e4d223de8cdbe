import { type ErrorCode, HOUR, SECOND } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Sensors } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { IntakeCounters } from '../intake/counters.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import {
  deleteRefusalCounts,
  type RefusalCount,
  selectRefusalCounts,
  upsertRefusalCounts,
} from '../sql/refusal-counts.ts';

interface Parts {
  readonly db: ObservationsDb;
  readonly sensors: Sensors;
  readonly counters: IntakeCounters;
}

type ByRule = Record<string, number>;

const EVERY = HOUR;
/** How often counts are stored: so much of them a killed process takes along. */
const STORE_EVERY = 10 * SECOND;
/** Datastreams that an entry names, those with most refusals first; the others are in the totals. */
const NAMED = 200;

/**
 * Tells the tamper-evident log, once an hour and when the process stops, how many readings were refused by which rule:
 * numbers alone, nothing of what was refused. Counts are stored every ten seconds, so a killed process takes no more along.
 */
export class RefusalLog {
  readonly #context: Context;
  readonly #parts: Parts;
  /** What was told before, by datastream and rule. */
  readonly #told = new Map<string, number>();
  #from: number;
  /** Counts as they are stored, by datastream and rule. */
  readonly #stored = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];

  constructor(context: Context, parts: Parts) {
    this.#context = context;
    this.#parts = parts;
    this.#from = context.clock.now();
  }

  /** Goes on with what earlier processes counted. */
  async start(): Promise<void> {
    for (const { datastreamId, rule, count, told, lastAt } of await selectRefusalCounts(this.#parts.db)) {
      this.#parts.counters.restore(datastreamId, rule, { count, lastAt });
      this.#told.set(`${datastreamId} ${rule}`, told);
      this.#stored.set(`${datastreamId} ${rule}`, count);
    }
    this.#every(EVERY, () => this.tell());
    this.#every(STORE_EVERY, () => this.store());
  }

  #every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      work().catch((cause) =>
        logUnlessAway(this.#context.log, cause, 'keeping the counts of refusals failed; trying again'),
      );
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  /** Counts that changed since they were stored last. */
  async store(): Promise<void> {
    const changed: RefusalCount[] = [];
    for (const { id } of this.#parts.sensors.catalog.all()) {
      for (const [rule, { count, lastAt }] of this.#parts.counters.rules(id)) {
        if (count !== this.#stored.get(`${id} ${rule}`)) changed.push(this.#rowOf(id, rule, count, lastAt));
      }
    }
    await upsertRefusalCounts(this.#parts.db, changed);
    for (const { datastreamId, rule, count } of changed) this.#stored.set(`${datastreamId} ${rule}`, count);
  }

  #rowOf(datastreamId: number, rule: ErrorCode, count: number, lastAt: number): RefusalCount {
    return { datastreamId, rule, count, lastAt, told: this.#told.get(`${datastreamId} ${rule}`) ?? 0 };
  }

  /** Datastreams that are gone leave no counts. */
  async forget(datastreamIds: readonly number[]): Promise<void> {
    await deleteRefusalCounts(this.#parts.db, datastreamIds);
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    await this.tell().catch((cause) => logUnlessAway(this.#context.log, cause, 'telling the log of refusals failed'));
  }

  /** What was refused since it was told last, as one entry; none where nothing was. */
  async tell(): Promise<void> {
    const { db } = this.#parts;
    const news = this.#news();
    const to = this.#context.clock.now();
    if (news.size === 0) {
      this.#from = to;
      return;
    }
    const byRule: ByRule = {};
    for (const rules of news.values())
      for (const [rule, n] of Object.entries(rules)) byRule[rule] = (byRule[rule] ?? 0) + n;
    const named = [...news].sort(([, a], [, b]) => sumOf(b) - sumOf(a)).slice(0, NAMED);
    const detail = {
      from: this.#from,
      to,
      total: sumOf(byRule),
      byRule,
      datastreams: Object.fromEntries(named),
      others: news.size - named.length,
    };
    const told = this.#toldWith(news);
    // Told and known to be told are one transaction: a kill between them would tell the same again.
    await db.transaction().execute(async (trx) => {
      await upsertRefusalCounts(trx, told);
      await appendLog(trx, { at: to, kind: 'readings.refused', actor: 'gate', subject: 'readings', detail });
    });
    this.#from = to;
    for (const row of told) {
      this.#told.set(`${row.datastreamId} ${row.rule}`, row.told);
      this.#stored.set(`${row.datastreamId} ${row.rule}`, row.count);
    }
  }

  #toldWith(news: ReadonlyMap<number, ByRule>): RefusalCount[] {
    const rows: RefusalCount[] = [];
    for (const [id, fresh] of news) {
      for (const [rule, { lastAt }] of this.#parts.counters.rules(id)) {
        const more = fresh[rule] ?? 0;
        if (more === 0) continue;
        const told = (this.#told.get(`${id} ${rule}`) ?? 0) + more;
        rows.push({ datastreamId: id, rule, count: told, told, lastAt });
      }
    }
    return rows;
  }

  #news(): Map<number, ByRule> {
    const news = new Map<number, ByRule>();
    for (const { id } of this.#parts.sensors.catalog.all()) {
      const fresh: ByRule = {};
      for (const [rule, { count }] of this.#parts.counters.rules(id)) {
        const more = count - (this.#told.get(`${id} ${rule}`) ?? 0);
        if (more > 0) fresh[rule] = more;
      }
      if (Object.keys(fresh).length > 0) news.set(id, fresh);
    }
    return news;
  }
}

const sumOf = (byRule: Readonly<ByRule>) => Object.values(byRule).reduce((sum, n) => sum + n, 0);
