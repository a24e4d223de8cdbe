import type { NamedSeries } from '@wijkritme/contract';

/** @example seriesLabel(series) // 'voetgangers 1 (Teller Markt)' */
export const seriesLabel = ({ name, thingName }: Pick<NamedSeries, 'name' | 'thingName'>): string =>
  thingName === null || name.includes(thingName) ? name : `${name} (${thingName})`;

/** Of those that a measure names; one that is not among them keeps its number. */
export function labelOf(series: readonly NamedSeries[], id: number): string {
  const found = series.find((one) => one.id === id);
  return found ? seriesLabel(found) : String(id);
}
