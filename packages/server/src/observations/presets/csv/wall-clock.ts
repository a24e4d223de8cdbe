import { DAY } from '@wijkritme/contract';
import { instantsOfWallTime, offsetAt, type ZoneRules, zoneRules } from '@wijkritme/engine';

/**
 * Turns wall times into instants. Days without a change of offset, nearly all, cost one comparison.
 * @example const clock = new WallClock('Europe/Brussels'); clock.read(Date.UTC(2022, 2, 27, 2)); clock.count // 0
 */
export class WallClock {
  readonly zone: ZoneRules;
  /** How often the clock shows the wall time read last: 0, 1 or 2 times. */
  count = 0;
  /** Its instant, the earlier one if there are two. */
  earlier = Number.NaN;
  later = Number.NaN;
  #day = Number.NaN;
  #offset = Number.NaN;

  constructor(zone: string) {
    this.zone = zoneRules(zone);
  }

  /** @param localMs a wall time written as if it were UTC */
  read(localMs: number): void {
    const day = Math.floor(localMs / DAY);
    if (day !== this.#day) this.#enter(day);
    if (!Number.isNaN(this.#offset)) {
      this.count = 1;
      this.earlier = localMs - this.#offset;
      this.later = this.earlier;
      return;
    }
    const instants = instantsOfWallTime(this.zone, localMs);
    this.count = instants.length;
    this.earlier = instants[0] ?? Number.NaN;
    this.later = instants.at(-1) ?? Number.NaN;
  }

  #enter(day: number): void {
    this.#day = day;
    const before = offsetAt(this.zone, (day - 1) * DAY);
    const after = offsetAt(this.zone, (day + 2) * DAY);
    this.#offset = before === after ? before : Number.NaN;
  }
}
