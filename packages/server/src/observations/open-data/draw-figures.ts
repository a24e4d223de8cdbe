import { randomBytes } from 'node:crypto';
import { DAY, HOUR, type OpenDataFigures } from '@wijkritme/contract';
import { createDraws, releaseCount, startOfLocalDay, type ZoneRules } from '@wijkritme/engine';
import type { StepSum, StoredDataset } from '../sql/open-data.ts';

/** Noise comes from the secure source of the platform and from nowhere else. */
const draws = createDraws((count) => randomBytes(count));

/** Civil day number since 1970 of a date. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Beginnings of the steps of these local days, and the end of the last, UTC ms. A day has 23, 24 or 25 hours. */
export function edgesOf(zone: ZoneRules, from: string, to: string, step: 'hour' | 'day'): number[] {
  const edges: number[] = [];
  const end = startOfLocalDay(zone, dayOf(to));
  for (let day = dayOf(from); day < dayOf(to); day += 1) {
    const next = startOfLocalDay(zone, day + 1);
    for (let at = startOfLocalDay(zone, day); at < next; at += step === 'hour' ? HOUR : DAY * 2) edges.push(at);
  }
  return [...edges, end];
}

export interface Drawing {
  readonly dataset: StoredDataset;
  readonly edges: readonly number[];
  readonly sums: readonly StepSum[];
  readonly epsilonMillionths: number;
  readonly nameOf: (datastream: number) => string;
}

/**
 * Every count with noise of its own. Steps and series are disjoint: one event lies in one of them, and all that one person
 * adds is bounded by the declared sensitivity. Whether a step was measured at all is not protected: the sensor decides it.
 */
export function drawFigures({ dataset, edges, sums, epsilonMillionths, nameOf }: Drawing): OpenDataFigures {
  const { datastreams, mostPerUnit: sensitivity, largest: max } = dataset;
  const times = edges.slice(0, -1).map((edge) => new Date(edge).toISOString());
  const found = new Map(sums.map(({ datastream, step, sum }) => [`${datastream} ${step}`, sum]));
  const drawn = (sum: number) =>
    releaseCount({ count: Math.max(0, Math.round(sum)), sensitivity, epsilonMillionths, max }, draws);
  return {
    times,
    series: [...datastreams]
      .sort((a, b) => a - b)
      .map((datastreamId) => ({
        datastreamId,
        name: nameOf(datastreamId),
        counts: times.map((_, step) => {
          const sum = found.get(`${datastreamId} ${step}`);
          return sum === undefined ? null : drawn(sum);
        }),
      })),
  };
}
