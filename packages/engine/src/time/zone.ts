import { DAY, SECOND } from './units.ts';

/** The offset changes of one IANA zone between 1990 and 2045, looked up without asking Intl again. */
export interface ZoneRules {
  readonly name: string;
  /** UTC ms of each offset change, ascending; the first entry is −∞. */
  readonly at: Float64Array;
  /** Offset in ms east of UTC from the same entry of `at` on. */
  readonly offsetMs: Float64Array;
}

const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2046, 0, 1);
/** No zone changes its offset there and back within this stride (Morocco's Ramadan pause is 28 days and longer). */
const STRIDE = 14 * DAY;

const known = new Map<string, ZoneRules>();

/**
 * The rules of an IANA zone. The first call per zone costs some ten milliseconds; later calls return the same table.
 * @throws RangeError on a name Intl does not know
 * @example offsetAt(zoneRules('Europe/Amsterdam'), Date.UTC(2024, 6, 1)) // 7_200_000
 */
export function zoneRules(name: string): ZoneRules {
  const found = known.get(name);
  if (found) return found;
  const rules = buildRules(name);
  known.set(name, rules);
  return rules;
}

/** The stretch between two changes that was asked for last: readings mostly lie in the same one as the reading before. */
const latest = { zone: undefined as ZoneRules | undefined, from: 0, until: 0, offsetMs: 0 };

/** Offset in ms east of UTC at the instant `t` (UTC epoch ms). */
export function offsetAt(zone: ZoneRules, t: number): number {
  if (zone !== latest.zone || t < latest.from || t >= latest.until) {
    const index = indexAt(zone, t);
    latest.zone = zone;
    latest.from = zone.at[index] as number;
    latest.until = zone.at[index + 1] ?? Number.POSITIVE_INFINITY;
    latest.offsetMs = zone.offsetMs[index] as number;
  }
  return latest.offsetMs;
}

/** Civil days since 1970-01-01 at the instant `t`. */
export function localDayOf(zone: ZoneRules, t: number): number {
  return Math.floor((t + offsetAt(zone, t)) / DAY);
}

/** Wall-clock minute of the day, 0..1439. */
export function localMinuteOf(zone: ZoneRules, t: number): number {
  const local = t + offsetAt(zone, t);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / (60 * SECOND));
}

/** The first instant (UTC ms) of a civil day: its midnight, or what follows where midnight itself is skipped. */
export function startOfLocalDay(zone: ZoneRules, day: number): number {
  const [first] = instantsOfWallTime(zone, day * DAY);
  if (first !== undefined) return first;
  const afterJump = day * DAY - offsetAt(zone, day * DAY - DAY);
  return zone.at[indexAt(zone, afterJump)] as number;
}

/**
 * The instants at which the wall clock shows `localMs` (a wall time written as if it were UTC):
 * none in the missing hour, two in the repeated hour with the earlier first, else one.
 */
export function instantsOfWallTime(zone: ZoneRules, localMs: number): number[] {
  const before = offsetAt(zone, localMs - DAY);
  const after = offsetAt(zone, localMs + DAY);
  const found: number[] = [];
  if (offsetAt(zone, localMs - before) === before) found.push(localMs - before);
  if (after !== before && offsetAt(zone, localMs - after) === after) found.push(localMs - after);
  return found.sort((a, b) => a - b);
}

function indexAt(zone: ZoneRules, t: number): number {
  const at = zone.at;
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] as number) <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

function buildRules(name: string): ZoneRules {
  const offset = offsetReader(name);
  const at = [Number.NEGATIVE_INFINITY];
  const offsets = [offset(FIRST)];
  for (let t = FIRST; t < LAST; t += STRIDE) {
    const after = offset(t + STRIDE);
    if (after === offsets.at(-1)) continue;
    at.push(bisectChange(offset, t, t + STRIDE));
    offsets.push(after);
  }
  return { name, at: Float64Array.from(at), offsetMs: Float64Array.from(offsets) };
}

function bisectChange(offset: (t: number) => number, from: number, to: number): number {
  const before = offset(from);
  let low = from / SECOND;
  let high = to / SECOND;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * SECOND) === before) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

function offsetReader(name: string): (t: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (t) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(t)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - t;
  };
}
