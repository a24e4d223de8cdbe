import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { NeighbourhoodCode } from './city/neighbourhoods.ts';
import { plantedOddities } from './oddities.ts';
import { civilMoment, instantOf } from './rhythm/civil-time.ts';

/** A simulated report of a resident. */
export interface PlantedReport {
  /** Says which one it is, so that it is laid down once. */
  readonly number: string;
  readonly placeCode: NeighbourhoodCode;
  /** English name of a category of the first list. */
  readonly category: string;
  /** UTC ms. */
  readonly from: number;
  readonly until: number;
}

/** How often what is reported of an oddity, from its beginning on, one every so many minutes. */
const beside = [
  { oddity: 'street-party', category: 'Loud music or a party', times: 5, afterMs: 2 * HOUR, everyMs: 20 * MINUTE },
  { oddity: 'street-party', category: 'It is pleasant here', times: 2, afterMs: HOUR, everyMs: 45 * MINUTE },
  { oddity: 'market-fair', category: 'Something fun is going on', times: 4, afterMs: 2 * HOUR, everyMs: HOUR },
  { oddity: 'market-fair', category: 'Too crowded', times: 1, afterMs: 4 * HOUR, everyMs: HOUR },
] as const;

/** Minutes after midnight at which somebody reports noise where no sensor leaves its rhythm, the day before the birth. */
const unheard = [13 * 60 + 10, 13 * 60 + 25, 13 * 60 + 50];

/** Reports around the birth of a city: beside what was planted, nice ones, and some of which no sensor tells anything. */
export function plantedReports(birth: number): PlantedReport[] {
  const oddities = plantedOddities(birth);
  const told = beside.flatMap(({ oddity, category, times, afterMs, everyMs }) => {
    const of = oddities.find(({ id }) => id === oddity);
    if (!of) return [];
    return Array.from({ length: times }, (_, at): PlantedReport => {
      const from = of.from + afterMs + at * everyMs;
      return {
        number: `${oddity} ${category} ${at}`,
        placeCode: of.placeCode,
        category,
        from,
        until: from + 30 * MINUTE,
      };
    });
  });
  const day = civilMoment(birth - DAY).day;
  const missed = unheard.map((minute): PlantedReport => {
    const from = instantOf(day, minute);
    return {
      ...{ number: `unheard ${minute}`, placeCode: 'DD0101', category: 'Noise in the street' },
      ...{ from, until: from + 30 * MINUTE },
    };
  });
  return [...told, ...missed].filter(({ until }) => until <= birth);
}
