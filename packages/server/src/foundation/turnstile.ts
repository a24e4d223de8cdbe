import { MINUTE } from '@wijkritme/contract';

/** Sources that are remembered; with more of them in a minute the limit for all together is what holds. */
const MOST_SOURCES = 2_000;

/** Lets so many through in a minute: of one source, and of all. Sources are known for that minute only. */
export class Turnstile {
  readonly #perSource: number;
  readonly #perMinute: number;
  #minute = Number.NaN;
  #all = 0;
  readonly #bySource = new Map<string, number>();

  constructor(perSource: number, perMinute: number) {
    this.#perSource = perSource;
    this.#perMinute = perMinute;
  }

  /** @param now UTC ms */
  admits(source: string, now: number): boolean {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#all = 0;
      this.#bySource.clear();
    }
    const known = this.#bySource.get(source) ?? 0;
    if (known >= this.#perSource || this.#all >= this.#perMinute) return false;
    if (known > 0 || this.#bySource.size < MOST_SOURCES) this.#bySource.set(source, known + 1);
    this.#all += 1;
    return true;
  }
}
