import type { FeatureGroup } from './aim.ts';

/** When the slot is, and how far ahead. */
export const calendarFeatures: FeatureGroup = {
  names: ['slot', 'weekday', 'dayType', 'near', 'yearDay', 'christmas', 'schoolBreak', 'ahead'],
  write({ prepared: { days }, day, inDay, slot, origin }, out, at) {
    out[at] = inDay;
    out[at + 1] = days.weekday[day] as number;
    out[at + 2] = days.type[day] as number;
    out[at + 3] = days.near[day] as number;
    out[at + 4] = days.yearDay[day] as number;
    out[at + 5] = days.christmas[day] as number;
    out[at + 6] = days.schoolBreak[day] as number;
    out[at + 7] = slot - origin;
  },
};
