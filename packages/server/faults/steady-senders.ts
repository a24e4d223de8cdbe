import { setTimeout as pause } from 'node:timers/promises';
import type { Reading } from '../tests/kit/seeded.ts';

const ROWS = 500;
const SENDERS = 4;
/** An answer that takes longer is no answer. */
const LIMIT_MS = 30_000;

/** Some senders that never give up: each sends the same rows again until they are acknowledged, and only then the next. */
export class SteadySenders {
  /** Time (UTC ms) → value of what got a "yes". */
  readonly acknowledged = new Map<number, number>();
  /** What else was answered: status, or the name of the error → how often. */
  readonly refusals = new Map<string, number>();
  /** The longest that anybody waited for a refusal, ms. */
  slowestRefusalMs = 0;
  readonly #url: string;
  readonly #key: string;
  readonly #datastream: number;
  readonly #pauseMs: number;
  readonly #work: Promise<unknown>;
  #next = 0;
  #isStopped = false;

  /** @param target `pauseMs` after each "yes", where not all that it can is asked of the server */
  constructor(target: { url: string; key: string; datastream: number; pauseMs?: number }) {
    this.#url = target.url;
    this.#key = target.key;
    this.#datastream = target.datastream;
    this.#pauseMs = target.pauseMs ?? 0;
    this.#work = Promise.all(Array.from({ length: SENDERS }, () => this.#send()));
  }

  refused(status = '503'): number {
    return this.refusals.get(status) ?? 0;
  }

  /** Resolves when each has its last "yes". */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#work;
  }

  async #send(): Promise<void> {
    while (!this.#isStopped) {
      const from = this.#next;
      this.#next += ROWS;
      const rows = Array.from({ length: ROWS }, (_, i) => ({
        time: START + (from + i) * 1_000,
        value: (from + i) % 50,
      }));
      while (!(await this.#isTaken(rows)));
      for (const { time, value } of rows) this.acknowledged.set(time, value);
      if (this.#pauseMs > 0 && !this.#isStopped) await pause(this.#pauseMs);
    }
  }

  async #isTaken(rows: readonly Pick<Reading, 'time' | 'value'>[]): Promise<boolean> {
    const dataArray = rows.map(({ time, value }) => [new Date(time).toISOString(), value]);
    const components = ['phenomenonTime', 'result'];
    const startedAt = performance.now();
    const answer = await fetch(`${this.#url}/v1.1/CreateObservations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#key}`,
        'content-type': 'application/json',
        prefer: 'return=minimal',
      },
      body: JSON.stringify([{ Datastream: { '@iot.id': this.#datastream }, components, dataArray }]),
      signal: AbortSignal.timeout(LIMIT_MS),
    }).catch((cause: Error) => cause);
    if (!(answer instanceof Error)) await answer.arrayBuffer();
    if (!(answer instanceof Error) && answer.status === 201) return true;
    const reason = answer instanceof Error ? answer.name : String(answer.status);
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
    this.slowestRefusalMs = Math.max(this.slowestRefusalMs, performance.now() - startedAt);
    return false;
  }
}

const START = Date.UTC(2026, 9, 1);
