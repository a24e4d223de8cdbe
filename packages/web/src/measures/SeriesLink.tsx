import type { NamedSeries } from '@wijkritme/contract';
import { paths } from '../workbench/paths.ts';
import { labelOf } from './series-label.ts';

/** A datastream that a measure names, as the way to its sensor; plain words when it is gone. */
export function SeriesLink({ series, id }: { series: readonly NamedSeries[]; id: number }) {
  const thingId = series.find((one) => one.id === id)?.thingId ?? null;
  const name = labelOf(series, id);
  return thingId === null ? name : <a href={paths.sensor(thingId)}>{name}</a>;
}
