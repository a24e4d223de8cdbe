/** @example toInstant(0) // '1970-01-01T00:00:00Z' */
export const toInstant = (t: number): string => `${new Date(t).toISOString().slice(0, 19)}Z`;
