/** What people use when they have nothing else; each in the unit of the series, NaN where it has nothing to go by. */
export const SIMPLE_NAMES = ['yesterday', 'last-week', 'mean-4-weeks', 'median-8-weeks', 'last-value'] as const;
export type SimpleName = (typeof SIMPLE_NAMES)[number];

/** A series, the first slot that is not known, and the slot that is asked for. */
export interface SimpleAim {
  readonly values: Float64Array;
  readonly perDay: number;
  readonly origin: number;
  readonly slot: number;
}

/**
 * The simple forecasts of a slot: the newest known value of the same slot of a day ("yesterday" for a day ahead), the same slot a week
 * ago, its mean over four weeks, its median over eight weeks, and the newest value. Writes in the order of `SIMPLE_NAMES`.
 */
export function writeSimpleForecasts(aim: SimpleAim, out: Float64Array, at: number): void {
  const { values, perDay, origin, slot } = aim;
  const back = Math.floor((slot - origin) / perDay) + 1;
  const weeks = listWeeks(aim);
  out[at] = values[slot - back * perDay] ?? Number.NaN;
  out[at + 1] = values[slot - 7 * perDay] ?? Number.NaN;
  out[at + 2] = mean(weeks.filter(({ ago }) => ago <= 4).map(({ value }) => value));
  out[at + 3] = median(weeks.map(({ value }) => value));
  out[at + 4] = newest(values, origin, perDay);
}

function listWeeks({ values, perDay, slot }: SimpleAim): { ago: number; value: number }[] {
  const weeks: { ago: number; value: number }[] = [];
  for (let ago = 1; ago <= 8; ago++) {
    const value = values[slot - 7 * ago * perDay] ?? Number.NaN;
    if (!Number.isNaN(value)) weeks.push({ ago, value });
  }
  return weeks;
}

/** The newest value of the last day before the origin. */
function newest(values: Float64Array, origin: number, perDay: number): number {
  for (let slot = origin - 1; slot >= Math.max(0, origin - perDay); slot--) {
    const value = values[slot] as number;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN;
}

function median(values: number[]): number {
  if (values.length === 0) return Number.NaN;
  values.sort((a, b) => a - b);
  return ((values[(values.length - 1) >> 1] as number) + (values[values.length >> 1] as number)) / 2;
}
