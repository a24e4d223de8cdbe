import { limits, MINUTE } from '@wijkritme/contract';

/** Sources that are remembered; with more of them in a minute the limit for all together is what holds. */
const MOST_SOURCES = 2_000;

/** Lets so many announcements through in a minute: of one source, and of all. Sources are known for that minute only. */
export class Turnstile {
  #minute = Number.NaN;
  #all = 0;
  readonly #bySource = new Map<string, number>();

  /** @param now UTC ms */
  admits(source: string, now: number): boolean {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#all = 0;
      this.#bySource.clear();
    }
    const known = this.#bySource.get(source) ?? 0;
    if (known >= limits.announcementsPerSource || this.#all >= limits.announcementsPerMinute) return false;
    if (known > 0 || this.#bySource.size < MOST_SOURCES) this.#bySource.set(source, known + 1);
    this.#all += 1;
    return true;
  }
}
