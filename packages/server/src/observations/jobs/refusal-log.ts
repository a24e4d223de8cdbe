import { HOUR } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Sensors } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { IntakeCounters } from '../intake/counters.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';

interface Parts {
  readonly db: ObservationsDb;
  readonly sensors: Sensors;
  readonly counters: IntakeCounters;
}

type ByRule = Record<string, number>;

const EVERY = HOUR;
/** Datastreams that an entry names, those with most refusals first; the others are in the totals. */
const NAMED = 200;

/**
 * Tells the tamper-evident log, once an hour and when the process stops, how many readings were refused by which rule:
 * numbers alone, nothing of what was refused. The counts are those of this process; a killed one takes its last hour along.
 */
export class RefusalLog {
  readonly #context: Context;
  readonly #parts: Parts;
  /** What was told before, by datastream and rule. */
  readonly #told = new Map<string, number>();
  #from: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: Context, parts: Parts) {
    this.#context = context;
    this.#parts = parts;
    this.#from = context.clock.now();
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.tell().catch((cause) =>
        logUnlessAway(this.#context.log, cause, 'telling the log of refusals failed; trying again in an hour'),
      );
    }, EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
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
    await db
      .transaction()
      .execute((trx) =>
        appendLog(trx, { at: to, kind: 'readings.refused', actor: 'gate', subject: 'readings', detail }),
      );
    this.#from = to;
    for (const [id, rules] of news) {
      for (const [rule, n] of Object.entries(rules)) {
        const key = `${id} ${rule}`;
        this.#told.set(key, (this.#told.get(key) ?? 0) + n);
      }
    }
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
