import type { Clock } from '../../foundation/clock.ts';

export interface ThrottleOptions {
  /** Attempts per window that are looked at. */
  readonly limit: number;
  readonly windowMs: number;
  /** Names that are remembered; the one that was longest without an attempt goes first. */
  readonly names?: number;
}

/** Counts attempts per name over a sliding window. A name that is refused is not counted, so waiting always helps. */
export class Throttle {
  readonly #clock: Clock;
  readonly #options: Required<ThrottleOptions>;
  readonly #attempts = new Map<string, number[]>();

  constructor(clock: Clock, options: ThrottleOptions) {
    this.#clock = clock;
    this.#options = { names: 10_000, ...options };
  }

  /** @returns ms to wait; 0: the attempt may be made */
  waitOf(name: string): number {
    const recent = this.#recent(name);
    const { limit, windowMs } = this.#options;
    const oldest = recent.at(-limit);
    return oldest === undefined ? 0 : oldest + windowMs - this.#clock.now();
  }

  count(name: string): void {
    const recent = this.#recent(name);
    this.#attempts.delete(name);
    this.#attempts.set(name, [...recent, this.#clock.now()].slice(-this.#options.limit));
    const [longest] = this.#attempts.keys();
    if (this.#attempts.size > this.#options.names && longest !== undefined) this.#attempts.delete(longest);
  }

  /** It was right after all. */
  forgive(name: string): void {
    this.#attempts.delete(name);
  }

  #recent(name: string): number[] {
    const since = this.#clock.now() - this.#options.windowMs;
    return (this.#attempts.get(name) ?? []).filter((at) => at > since);
  }
}
