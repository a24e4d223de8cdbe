import type { Datastream, Deviation, Place } from '@wijkritme/contract';
import type { Format } from '../i18n/format.ts';
import { seriesName } from './lanes-of.ts';

/** One series now and in a period. */
export interface SmallRow {
  readonly datastream: Datastream;
  readonly name: string;
  readonly value: number | null;
  /** Said in place of the value, where it may not be shown. */
  readonly hidden: string | null;
  readonly normal: { readonly low: number; readonly high: number } | null;
  readonly difference: number | null;
  readonly deviations: number;
}

interface Shown {
  readonly place: Place;
  readonly places: readonly Place[];
  readonly datastreams: readonly Datastream[];
  readonly deviations: readonly Deviation[];
  readonly format: Format;
}

/** What is not normal now comes first, then what deviated most in the period. */
export function smallRows({ place, places, datastreams, deviations, format }: Shown): SmallRow[] {
  const placeName = (id: number | null) => places.find((one) => one.id === id)?.name ?? '–';
  const counts = new Map<number, number>();
  for (const { datastreamId } of deviations) counts.set(datastreamId, (counts.get(datastreamId) ?? 0) + 1);
  return datastreams
    .map((one) => rowOf(one, { name: seriesName(one, place, placeName), deviations: counts.get(one.id) ?? 0, format }))
    .sort((a, b) => rankOf(a) - rankOf(b) || b.deviations - a.deviations || a.name.localeCompare(b.name, 'nl'));
}

const rankOf = ({ datastream: { status } }: SmallRow) => (status === 'deviation' ? 0 : status === 'normal' ? 2 : 1);

interface RowWords {
  readonly name: string;
  readonly deviations: number;
  readonly format: Format;
}

function rowOf(datastream: Datastream, { name, deviations, format }: RowWords): SmallRow {
  const { latest, unit, learning, shownFrom, inSum, kind } = datastream;
  // A few readings make no normal yet, also where the server already reckons with them.
  const expected = learning.ready ? datastream.expected : null;
  const value = latest?.value ?? null;
  const isHidden = latest !== null && value === null && shownFrom !== undefined;
  return {
    ...{ datastream, name, value, deviations },
    hidden: isHidden ? format.hidden(shownFrom, unit, inSum) : null,
    normal: expected,
    // States have no distance from one another.
    difference: value !== null && expected && kind !== 'state' ? value - expected.mid : null,
  };
}
