import { meanBetween } from '../running-sum.ts';
import type { FeatureGroup } from './aim.ts';

/** How far all series together lay above what was usual: weather, a holiday, an event. */
export const cityFeatures: FeatureGroup = {
  names: ['cityDay1', 'cityWeek1', 'cityHours3', 'cityDay', 'cityDays7'],
  write({ prepared: { citySum }, origin, slot, back, perDay, hour }, out, at) {
    const mean = (from: number, to: number) => meanBetween(citySum, from, Math.min(to, origin));
    const day = slot - back * perDay;
    const week = slot - 7 * perDay;
    out[at] = mean(day - hour, day + hour + 1);
    out[at + 1] = mean(week - hour, week + hour + 1);
    out[at + 2] = mean(origin - 3 * hour, origin);
    out[at + 3] = mean(origin - perDay, origin);
    out[at + 4] = mean(origin - 7 * perDay, origin);
  },
};
