/** Lengths of time in milliseconds. A civil day may be longer or shorter than `DAY`; only instants are counted with these. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
