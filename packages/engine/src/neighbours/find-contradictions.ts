import { median } from '../effect/robust-mean.ts';
import { dayMedians, WINDOW_HOURS } from './day-medians.ts';
import { nearest, type Position } from './nearest.ts';

/** What one device of a place said, hour by hour. */
export interface Neighbour {
  readonly position: Position;
  /** Differences from its own rhythm (`differenceOf`), one an hour, the newest last; NaN where it says nothing. All are equally long. */
  readonly differences: Float64Array;
}

/** A device that stands alone against those around it. */
export interface Contradiction {
  /** Index of the device. */
  readonly index: number;
  /** Does it measure more than its neighbours, held against what it usually does beside them? */
  readonly higher: boolean;
  /** Robust z of the past day: how far off, in spreads of its own days before. */
  readonly z: number;
  /** Indices of the neighbours that it was held against, nearest first. */
  readonly neighbours: readonly number[];
}

/** Neighbours that one device is held against, and how far away they may be. */
const NEIGHBOURS = { most: 5, withinM: 5_000 } as const;
/** With fewer that speak, one of them would decide. */
const FEWEST = 3;
/** Days before that tell what is usual between a device and its neighbours; with fewer it is not judged. */
const USUAL_DAYS = 28;
const FEWEST_DAYS = 14;
/** From so many spreads on it contradicts; measured in decision 75. */
const TOLD = 5;
/** Another one that is off the same way beside its own neighbours, in spreads, or off its own rhythm, sd: then something happens there. */
const COMPANY = 2.5;
const COMPANY_OWN = 0.75;
/** No spread is smaller: in sd of the series itself, so that what is told is never less than 1.25 sd. */
const SMALLEST_SPREAD = 0.25;
/** It must itself be so far off its own rhythm, the same way: in sd, and as a share. What only stays behind where others change is no contradiction. */
const OWN_OFF = 1;
const OWN_SHARE = 0.5;
/** Makes the median absolute deviation of a normal spread its standard deviation. */
const TO_SD = 1.4826;

interface Standing {
  /** Median of the past day beside its neighbours, against that of its own days before; and the spread of those days. */
  readonly off: number;
  readonly spread: number;
  /** Median of its own differences over the past day, against its own days before. */
  readonly own: number;
}

/** Hours that are needed of each: the day that is judged, and those that tell what is usual. */
export const NEIGHBOUR_HOURS = WINDOW_HOURS * (USUAL_DAYS + 1);

/**
 * Which devices contradict their neighbours over the past 24 hours: a buddy check as for crowdsourced weather stations (Napoly et al. 2018,
 * doi:10.3389/feart.2018.00118, level M2) on differences from each one's own rhythm. The difference to the median of the five nearest
 * is taken hour by hour; its median over the past day is held against the same of the 28 days before, in robust z (Iglewicz & Hoaglin 1993:
 * median and MAD). A spread of 28 days is known to a fifth only, so none counts as smaller than the usual one of the place. Told is only
 * who stands alone: where another one near is off the same way, something happens there. The past day counts by its median,
 * so what lasts less than twelve hours is not told; what lasts for weeks becomes usual.
 */
export function findContradictions(devices: readonly Neighbour[]): Contradiction[] {
  const near = nearest(
    devices.map(({ position }) => position),
    NEIGHBOURS,
  );
  const standings = devices.map(({ differences }, index) => {
    const around = (near[index] as number[]).map((other) => (devices[other] as Neighbour).differences);
    return around.length < FEWEST ? undefined : standingOf(differences, around);
  });
  const usual = Math.max(SMALLEST_SPREAD, median(standings.map((standing) => standing?.spread ?? Number.NaN)) || 0);
  const z = standings.map((standing) => (standing ? standing.off / Math.max(standing.spread, usual) : 0));
  return standings.flatMap((standing, index) => {
    const own = z[index] as number;
    if (!standing || Math.abs(own) < TOLD) return [];
    const side = Math.sign(own);
    const neighbours = near[index] as number[];
    const isOff = side * standing.own >= Math.max(OWN_OFF, OWN_SHARE * Math.abs(standing.off));
    const hasCompany = neighbours.some(
      (other) => side * (z[other] as number) >= COMPANY || side * (standings[other]?.own ?? 0) >= COMPANY_OWN,
    );
    return isOff && !hasCompany ? [{ index, higher: side > 0, z: own, neighbours }] : [];
  });
}

function standingOf(own: Float64Array, around: readonly Float64Array[]): Standing | undefined {
  const beside = own.map((difference, hour) => difference - middleAt(around, hour));
  const [now = Number.NaN, ...usual] = dayMedians(beside);
  const past = usual.filter((value) => !Number.isNaN(value));
  if (Number.isNaN(now) || past.length < FEWEST_DAYS) return undefined;
  const centre = median(past);
  const spread = TO_SD * median(past.map((value) => Math.abs(value - centre)));
  const [ownNow = Number.NaN, ...ownUsual] = dayMedians(own);
  return { off: now - centre, spread, own: ownNow - median(ownUsual) };
}

const said = new Float64Array(NEIGHBOURS.most);

/** Median of the neighbours that spoke in this hour; NaN with fewer than three. */
function middleAt(around: readonly Float64Array[], hour: number): number {
  let count = 0;
  for (const differences of around) {
    const value = differences[hour] as number;
    if (Number.isNaN(value)) continue;
    // Insertion into place: there are five at most, and this runs for each hour of each device.
    let at = count++;
    for (; at > 0 && (said[at - 1] as number) > value; at--) said[at] = said[at - 1] as number;
    said[at] = value;
  }
  if (count < FEWEST) return Number.NaN;
  const half = count >> 1;
  return count % 2 === 1 ? (said[half] as number) : ((said[half - 1] as number) + (said[half] as number)) / 2;
}
