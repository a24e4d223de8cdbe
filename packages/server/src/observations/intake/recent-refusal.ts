/** A server that gets no requests because of a refusal has none by which it could see that all is well again, ms. */
const FORGET_MS = 10_000;

/** Did the store refuse the newest commit, a moment ago? */
export class RecentRefusal {
  readonly #now: () => number;
  #refusedAt: number | undefined;

  /** @param now ms on a clock that never jumps */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  refused(): void {
    this.#refusedAt = this.#now();
  }

  taken(): void {
    this.#refusedAt = undefined;
  }

  /** True for ten seconds after a refusal, unless something was taken since. */
  get isRecent(): boolean {
    return this.#refusedAt !== undefined && this.#now() - this.#refusedAt < FORGET_MS;
  }
}
