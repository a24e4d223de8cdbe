import { DAY } from '@wijkritme/contract';

const WEEK = 7 * DAY;

/** How many notices of a place one person is told in a window of `windowOf`. @param perWeek the alarm budget of the place */
export const allowedIn = (perWeek: number): number => Math.max(1, Math.floor(perWeek));

/** Over how long they are counted, ms: a week, or as long as one signal takes where a budget is less than one a week. */
export const windowOf = (perWeek: number): number => WEEK * Math.max(1, 1 / perWeek);
