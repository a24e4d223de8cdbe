import type { DeviationChange, DeviationKind, DeviationPattern } from '../rhythm/verdict.ts';

/** A stretch of readings that may be, or is, a deviation: what its report needs, in a handful of numbers. */
export interface Stretch {
  /** UTC ms of its first reading; NaN where there is no stretch. */
  start: number;
  /** 1 once it has been announced. */
  open: number;
  /** Readings gathered, and the sum of their differences in the unit of the series. */
  readings: number;
  differenceSum: number;
  /** The same up to where the evidence was strongest, and UTC ms just after that reading: what is told. */
  end: number;
  toldReadings: number;
  toldSum: number;
  /** How many of the readings stood at the lowest possible value, gathered and told. */
  floorReadings: number;
  toldFloor: number;
  peakZ: number;
  peakTime: number;
  peakValue: number;
  peakLow: number;
  peakMid: number;
  peakHigh: number;
  surprise: number;
  /** Strongest evidence, in powers of ten beyond the nominal threshold, and the weeks between such evidence; NaN unknown. */
  evidence: number;
  weeks: number;
  /** Peak and length when last announced. */
  lastPeak: number;
  lastReadings: number;
}

/** One reading beside what was expected of it. */
export interface Compared {
  t: number;
  value: number;
  /** Difference in sd, in scaled units. */
  z: number;
  low: number;
  mid: number;
  high: number;
}

export function createStretch(): Stretch {
  const none = Number.NaN;
  return {
    start: none,
    open: 0,
    readings: 0,
    differenceSum: 0,
    end: none,
    toldReadings: 0,
    toldSum: 0,
    floorReadings: 0,
    toldFloor: 0,
    peakZ: 0,
    peakTime: none,
    peakValue: none,
    peakLow: none,
    peakMid: none,
    peakHigh: none,
    surprise: 0,
    evidence: Number.NEGATIVE_INFINITY,
    weeks: none,
    lastPeak: 0,
    lastReadings: 0,
  };
}

export function clearStretch(stretch: Stretch): void {
  stretch.start = Number.NaN;
  stretch.open = 0;
  stretch.readings = 0;
  stretch.differenceSum = 0;
  stretch.end = Number.NaN;
  stretch.toldReadings = 0;
  stretch.toldSum = 0;
  stretch.floorReadings = 0;
  stretch.toldFloor = 0;
  stretch.peakZ = 0;
  stretch.peakTime = Number.NaN;
  stretch.peakValue = Number.NaN;
  stretch.peakLow = Number.NaN;
  stretch.peakMid = Number.NaN;
  stretch.peakHigh = Number.NaN;
  stretch.surprise = 0;
  stretch.evidence = Number.NEGATIVE_INFINITY;
  stretch.weeks = Number.NaN;
  stretch.lastPeak = 0;
  stretch.lastReadings = 0;
}

/** Adds a reading. @param side +1 or −1, the direction in which the peak is sought */
export function extendStretch(stretch: Stretch, side: number, reading: Compared): void {
  if (stretch.readings === 0) {
    restartStretch(stretch, side, reading);
    return;
  }
  stretch.readings++;
  stretch.differenceSum += differenceOf(reading);
  if (reading.z * side > stretch.peakZ) setPeak(stretch, side, reading);
}

/** Begins anew with a reading, where nothing was open. */
export function restartStretch(stretch: Stretch, side: number, reading: Compared): void {
  stretch.start = reading.t;
  stretch.readings = 1;
  stretch.differenceSum = differenceOf(reading);
  setPeak(stretch, side, reading);
}

function setPeak(stretch: Stretch, side: number, reading: Compared): void {
  stretch.peakZ = reading.z * side;
  stretch.peakTime = reading.t;
  stretch.peakValue = reading.value;
  stretch.peakLow = reading.low;
  stretch.peakMid = reading.mid;
  stretch.peakHigh = reading.high;
}

/** Before the very first reading nothing is expected. */
function differenceOf(reading: Compared): number {
  return Number.isNaN(reading.mid) ? 0 : reading.value - reading.mid;
}

/** Takes all that was gathered into what is told. @param end UTC ms just after the last reading */
export function includeAll(stretch: Stretch, end: number): void {
  stretch.end = end;
  stretch.toldReadings = stretch.readings;
  stretch.toldSum = stretch.differenceSum;
  stretch.toldFloor = stretch.floorReadings;
}

/** The report on a stretch as it stands; remembers what it told. */
export function tellStretch(
  stretch: Stretch,
  change: DeviationChange['change'],
  kind: DeviationKind,
  end: number | null,
  pattern?: DeviationPattern,
): DeviationChange {
  stretch.lastPeak = stretch.peakZ;
  stretch.lastReadings = stretch.toldReadings;
  return {
    change,
    kind,
    start: stretch.start,
    end,
    peakTime: stretch.peakTime,
    peakValue: stretch.peakValue,
    expectedLow: stretch.peakLow,
    expectedMid: stretch.peakMid,
    expectedHigh: stretch.peakHigh,
    meanDifference: stretch.toldReadings > 0 ? stretch.toldSum / stretch.toldReadings : 0,
    readings: stretch.toldReadings,
    surprise: stretch.surprise,
    ...(pattern ? { pattern } : {}),
    ...rarity(stretch.weeks),
  };
}

/** How rare something is in ordinary times, as `onceInWeeks` and `probability`; nothing where it is not known. */
export function rarity(weeks: number): Pick<DeviationChange, 'onceInWeeks' | 'probability'> {
  return weeks > 0 ? { onceInWeeks: weeks, probability: -Math.expm1(-1 / weeks) } : {};
}
