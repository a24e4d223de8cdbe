import { toSizes } from '../prepared-pool.ts';
import { meanBetween } from '../running-sum.ts';
import type { AimView, FeatureGroup } from './aim.ts';

/** Residuals at the same slot of days and weeks before, alone and with the hours around them. */
export const lagFeatures: FeatureGroup = {
  names: [
    ...['day1', 'day2', 'day3', 'week1', 'week2', 'week3', 'week4'],
    ...['day1Wide', 'week1Wide', 'day1Before', 'day1After', 'day1Value', 'weeksMost', 'weeksLeast'],
  ],
  write(view, out, at) {
    const { slot, back, perDay, hour, of, size } = view;
    const day = slot - back * perDay;
    const week = slot - 7 * perDay;
    for (let i = 0; i < 3; i++) out[at + i] = residualAt(view, day - i * perDay);
    let most = Number.NaN;
    let least = Number.NaN;
    for (let i = 0; i < 4; i++) {
      const residual = residualAt(view, week - 7 * i * perDay);
      out[at + 3 + i] = residual;
      if (!(residual <= most)) most = Number.isNaN(residual) ? most : residual;
      if (!(residual >= least)) least = Number.isNaN(residual) ? least : residual;
    }
    out[at + 7] = meanResidual(view, day - hour, day + hour + 1);
    out[at + 8] = meanResidual(view, week - hour, week + hour + 1);
    out[at + 9] = meanResidual(view, day - 3 * hour, day - hour);
    out[at + 10] = meanResidual(view, day + hour + 1, day + 3 * hour + 1);
    out[at + 11] = day >= 0 ? toSizes((of.scaled[day] as number) - (of.usual[slot] as number), size) : Number.NaN;
    out[at + 12] = most;
    out[at + 13] = least;
  },
};

/** The residual of a slot in sizes; NaN where the origin does not know it. */
function residualAt({ of, origin, size }: AimView, slot: number): number {
  return slot >= 0 && slot < origin ? toSizes(of.residual[slot] as number, size) : Number.NaN;
}

/** The mean residual of a stretch in sizes, as far as the origin knows it. */
export function meanResidual({ of, origin, size }: AimView, from: number, to: number): number {
  return toSizes(meanBetween(of.residualSum, from, Math.min(to, origin)), size);
}
