import { DAY, HOUR } from '@wijkritme/contract';

/**
 * A plausible reading: a day and a week shape with noise, a whole number, the same for the same series and time. Not
 * meant to look real; meant to give the rhythm the work that real readings give.
 */
export function readingAt(series: number, time: number): number {
  const day = Math.sin(((time % DAY) / DAY) * 2 * Math.PI - 2);
  const weekend = Math.floor(time / DAY + 3) % 7 >= 5 ? 0.7 : 1;
  const base = 55 + (series % 7);
  return Math.max(0, Math.round(base + 25 * day * weekend + 12 * (noise(series, time) - 0.5)));
}

/** 0 up to 1 from two numbers; a hash, so nothing has to be kept. */
function noise(series: number, time: number): number {
  let h = (series * 374_761_393 + Math.floor(time / 1_000) * 668_265_263) | 0;
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

/** Where each series is in time: sends go on where the last ones ended. */
export class Timeline {
  readonly #next = new Map<number, number>();
  readonly #start: number;
  readonly #stepMs: number;
  #taken = 0;

  constructor(start: number, stepMs: number) {
    this.#start = Math.floor(start / HOUR) * HOUR;
    this.#stepMs = stepMs;
  }

  /** Time of the next reading of this series. */
  take(series: number): number {
    const time = this.#next.get(series) ?? this.#start;
    this.#next.set(series, time + this.#stepMs);
    this.#taken += 1;
    return time;
  }

  /** What was handed out so far: readings over all series, and the time of the last one of each. */
  taken(): { rows: number; last: Map<number, number> } {
    const last = new Map([...this.#next].map(([series, next]) => [series, next - this.#stepMs]));
    return { rows: this.#taken, last };
  }
}
