import type { Band, Datastream } from '@wijkritme/contract';
import { rangeOf } from '../drawing/scales.ts';
import { toBandSeries } from '../ui/charts/band-series.ts';

export type Range = readonly [low: number, high: number];

/** A chart that is drawn; its band comes a moment later. */
export interface Scaled {
  readonly datastream: Pick<Datastream, 'unit' | 'kind' | 'intervalSeconds'>;
  readonly band: Band | undefined;
}

/** What can be held against one another: the same unit, and counts over equally long stretches. */
const keyOf = ({ unit, kind, intervalSeconds }: Scaled['datastream']) =>
  kind === 'count' ? `${unit} ${intervalSeconds}` : unit;

/** One scale for all charts of one unit, wide enough for each of them; in the order of the charts. */
export function sameScales(charts: readonly Scaled[]): Range[] {
  const values = new Map<string, (number | null)[]>();
  for (const { datastream, band } of charts) {
    if (!band) continue;
    const { measured, low, high } = toBandSeries(band);
    const before = values.get(keyOf(datastream)) ?? [];
    values.set(keyOf(datastream), before.concat(measured, low, high));
  }
  const ranges = new Map([...values].map(([key, all]) => [key, rangeOf(all)]));
  return charts.map(({ datastream }) => ranges.get(keyOf(datastream)) ?? [0, 1]);
}
