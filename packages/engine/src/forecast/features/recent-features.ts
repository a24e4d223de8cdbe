import type { FeatureGroup } from './aim.ts';
import { meanResidual } from './lag-features.ts';

/** How far the last hours, days and weeks lay above what was usual. */
export const recentFeatures: FeatureGroup = {
  names: ['slot1', 'hour1', 'hours3', 'hours6', 'day', 'days3', 'days7', 'days28', 'dayBefore', 'weekdayBefore'],
  write(view, out, at) {
    const { origin, perDay, hour, day } = view;
    const since = (slots: number) => meanResidual(view, origin - slots, origin);
    out[at] = since(1);
    out[at + 1] = since(hour);
    out[at + 2] = since(3 * hour);
    out[at + 3] = since(6 * hour);
    out[at + 4] = since(perDay);
    out[at + 5] = since(3 * perDay);
    out[at + 6] = since(7 * perDay);
    out[at + 7] = since(28 * perDay);
    out[at + 8] = meanResidual(view, origin - 2 * perDay, origin - perDay);
    out[at + 9] = meanResidual(view, (day - 7) * perDay, (day - 6) * perDay);
  },
};
