/**
 * The 1 % and 99 % points of the standardised differences, moved a little at every reading so that the promised share
 * falls inside whatever the shape of the spread (Robbins & Monro 1951; Gibbs & Candès 2021).
 */
export interface Calibration {
  low: number;
  high: number;
  count: number;
}

const SHARE = 0.01;
/** Normal quantile of 99 %. */
const START = 2.326;
const STEP = 0.03;
const NARROWEST = 1;
const WIDEST = 12;

export function createCalibration(): Calibration {
  return { low: -START, high: START, count: 0 };
}

export function learnCalibration(calibration: Calibration, z: number): void {
  calibration.count++;
  const step = Math.max(STEP, 3 / (calibration.count + 20));
  const high = calibration.high + step * ((z > calibration.high ? 1 : 0) - SHARE);
  const low = calibration.low - step * ((z < calibration.low ? 1 : 0) - SHARE);
  calibration.high = Math.min(WIDEST, Math.max(NARROWEST, high));
  calibration.low = Math.max(-WIDEST, Math.min(-NARROWEST, low));
}
