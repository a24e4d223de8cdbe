import type { NeighbourhoodCode } from './city/neighbourhoods.ts';
import type { Oddity } from './oddities.ts';
import { civilMoment, instantOf, weekdayOf } from './rhythm/civil-time.ts';
import { isHoliday, isSchoolBreak } from './rhythm/holidays.ts';

/** Weeks of a planted measure. */
export const MEASURE_WEEKS = 5;
/** Weeks of passers-by up to now without which such a measure cannot be judged: it began up to nine weeks ago, and is held against 23 before. */
export const MEASURE_HISTORY_WEEKS = 33;
/** So long ago it began, at least. */
const BEGAN_DAYS = 56;

/** A measure of the past, and what it really does to the passers-by of one street: what a verdict should find. */
export interface PlantedMeasure {
  readonly id: 'hosts' | 'quay' | 'schoolyard';
  readonly placeCode: NeighbourhoodCode;
  /** Key of the series that should change. */
  readonly series: string;
  /** Keys of the series it is held against: of neighbourhoods that are not beside it. */
  readonly comparisons: readonly string[];
  /** Of its first day, a Monday, and of the day after its last; UTC ms. */
  readonly from: number;
  readonly to: number;
  /** The street has so many times the passers-by from then on; 1: nothing comes of it. */
  readonly times: number;
  /** What made people look there, some weeks before. */
  readonly occasion: Oddity;
}

/** The measures of a city around its birth: one that made it quieter, one that brought a quay to life, one of which nothing came. */
export function plantedMeasures(birth: number): PlantedMeasure[] {
  let first = civilMoment(birth).day - BEGAN_DAYS;
  while (weekdayOf(first) !== 0) first -= 1;
  const span = { from: instantOf(first, 0), to: instantOf(first + 7 * MEASURE_WEEKS, 0) };
  return [
    {
      ...{ id: 'hosts', placeCode: 'DD0203', series: 'cnt-12/pedestrians', ...span, times: 0.7 },
      comparisons: ['cnt-01/pedestrians', 'cnt-02/pedestrians', 'cnt-03/pedestrians', 'cnt-08/pedestrians'],
      occasion: occasion({ id: 'crowded-square', name: 'Drukke avond op het Sluisplein', kind: 'higher' }, first - 24, {
        placeCode: 'DD0203',
        series: 'cnt-12/pedestrians',
        ...{ fromHour: 17, toHour: 23, times: 10 },
      }),
    },
    {
      ...{ id: 'quay', placeCode: 'DD0101', series: 'cnt-06/pedestrians', ...span, times: 1 },
      comparisons: ['cnt-04/pedestrians', 'cnt-05/pedestrians', 'cnt-08/pedestrians', 'cnt-11/pedestrians'],
      occasion: occasion({ id: 'empty-quay', name: 'Lege Binnenkade', kind: 'lower' }, first - 23, {
        placeCode: 'DD0101',
        series: 'cnt-06/pedestrians',
        ...{ fromHour: 12, toHour: 24, times: 0.15 },
      }),
    },
    {
      ...{ id: 'schoolyard', placeCode: 'DD0103', series: 'cnt-07/pedestrians', ...span, times: 2.2 },
      comparisons: ['cnt-09/pedestrians', 'cnt-10/pedestrians', 'cnt-11/pedestrians'],
      occasion: occasion({ id: 'school-crowd', name: 'Drukte in de Schoolstraat', kind: 'higher' }, schoolDay(first), {
        placeCode: 'DD0103',
        series: 'cnt-07/pedestrians',
        ...{ fromHour: 12, toHour: 18, times: 8 },
      }),
    },
  ];
}

/** What they did, and what went before, as oddities of the series. */
export function measureOddities(birth: number): Oddity[] {
  return plantedMeasures(birth).flatMap(({ id, placeCode, series, from, times, occasion: before }): Oddity[] => {
    const did: Oddity = {
      ...{ id: `measure-${id}`, name: `Gevolg van maatregel ${id}`, kind: 'level-shift', placeCode },
      ...{ series: [series], from, inCalendar: false, effect: { type: 'step', times } },
    };
    return times === 1 ? [before] : [before, did];
  });
}

/** A school day about three weeks before the first day of the measures. */
function schoolDay(first: number): number {
  let day = first - 20;
  while (weekdayOf(day) > 3 || isHoliday(day) || isSchoolBreak(day)) day -= 1;
  return day;
}

interface Stretch {
  readonly placeCode: NeighbourhoodCode;
  readonly series: string;
  readonly fromHour: number;
  readonly toHour: number;
  readonly times: number;
}

function occasion(named: Pick<Oddity, 'id' | 'name' | 'kind'>, day: number, at: Stretch): Oddity {
  return {
    ...named,
    placeCode: at.placeCode,
    series: [at.series],
    from: instantOf(day, at.fromHour * 60),
    to: instantOf(day, at.toHour * 60),
    inCalendar: false,
    effect: { type: 'more', times: at.times, addDb: 0 },
  };
}
