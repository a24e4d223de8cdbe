import type { DeviationKind } from '@wijkritme/contract';
import type { Words } from '../terminal.ts';

/** Days of which everybody knows what happened, looked up after the fact; the engine never sees this list. */
export interface NamedDays {
  readonly recording: string;
  readonly name: Words;
  readonly dates: readonly string[];
  /** Hours from local midnight of each date: the stretch that is looked at. */
  readonly from: number;
  readonly to: number;
  /** What ought to be found there; empty: nothing ought to be found. */
  readonly kinds: readonly DeviationKind[];
  /** Where it is known from, in words. */
  readonly source: string;
}

const newYear: Words = { nl: 'Nieuwjaarsnacht', en: "New Year's night" };
const newYearsEve: Words = { nl: 'Oudejaarsavond', en: "New Year's Eve" };
const christmas: Words = { nl: 'Eerste kerstdag', en: 'Christmas Day' };
const clock: Words = { nl: 'De klok verspringt', en: 'Clock change' };
const same = (name: string): Words => ({ nl: name, en: name });

const calendar = 'the calendar';
const europeanClock = 'EU directive 2000/84/EC: last Sunday of March and of October';
const storms = 'storm names and dates of Met Éireann and the Met Office';
/** The night from midnight until six: the rest of such a Sunday may have a story of its own. */
const clockNight = { name: clock, from: 0, to: 6, kinds: [] as const };
const dublinStorm = { recording: 'dublin', kinds: ['higher'] as const, source: storms };

const europe0913 = '2009-03-29 2009-10-25 2010-03-28 2010-10-31 2011-03-27 2011-10-30 2012-03-25 2012-10-28 2013-10-27';
const europe1518 = '2015-03-29 2015-10-25 2016-03-27 2016-10-30 2017-03-26 2017-10-29 2018-03-25 2018-10-28';
const australia1516 = '2015-04-05 2015-10-04 2016-04-03 2016-10-02';
const newYears = (...years: number[]) => years.map((year) => `${year}-01-01`);
const christmasDays = (...years: number[]) => years.map((year) => `${year}-12-25`);

export const namedDays: readonly NamedDays[] = [
  // The file starts on 1 January 2022 at midnight, when nothing is known yet, and ends with 2022.
  {
    recording: 'gent',
    name: newYearsEve,
    dates: ['2022-12-31'],
    from: 18,
    to: 24,
    kinds: ['higher'],
    source: calendar,
  },
  {
    recording: 'gent',
    name: clock,
    dates: ['2022-03-27', '2022-10-30'],
    from: 0,
    to: 24,
    kinds: [],
    source: europeanClock,
  },
  {
    recording: 'dublin',
    name: newYear,
    dates: newYears(2016, 2017, 2018),
    from: -1,
    to: 4,
    kinds: ['higher'],
    source: calendar,
  },
  {
    recording: 'dublin',
    name: christmas,
    dates: christmasDays(2015, 2016, 2017),
    from: 0,
    to: 24,
    kinds: ['lower'],
    source: calendar,
  },
  { ...dublinStorm, name: same('Desmond'), dates: ['2015-12-04'], from: 12, to: 48 },
  { ...dublinStorm, name: same('Frank'), dates: ['2015-12-29'], from: 6, to: 36 },
  { ...dublinStorm, name: same('Doris'), dates: ['2017-02-23'], from: 0, to: 15 },
  { ...dublinStorm, name: same('Ophelia'), dates: ['2017-10-16'], from: 6, to: 24 },
  { ...dublinStorm, name: same('Eleanor'), dates: ['2018-01-02'], from: 14, to: 32 },
  {
    ...dublinStorm,
    name: { nl: 'Emma (sneeuw)', en: 'Emma (snow)' },
    kinds: ['lower'],
    dates: ['2018-02-28'],
    from: 0,
    to: 96,
  },
  { ...clockNight, recording: 'dublin', dates: europe1518.split(' '), source: europeanClock },
  {
    recording: 'leeds',
    name: christmas,
    dates: christmasDays(2009, 2010, 2011, 2012, 2013),
    from: 8,
    to: 20,
    kinds: ['lower'],
    source: calendar,
  },
  // 31 March 2013 is left out: it was Easter Sunday as well.
  { ...clockNight, recording: 'leeds', dates: europe0913.split(' '), source: europeanClock },
  {
    recording: 'melbourne',
    name: newYear,
    dates: newYears(2016),
    from: -6,
    to: 4,
    kinds: ['higher'],
    source: calendar,
  },
  {
    recording: 'melbourne',
    name: newYearsEve,
    dates: ['2016-12-31'],
    from: 18,
    to: 24,
    kinds: ['higher'],
    source: calendar,
  },
  {
    recording: 'melbourne',
    name: christmas,
    dates: christmasDays(2015, 2016),
    from: 8,
    to: 20,
    kinds: ['lower'],
    source: calendar,
  },
  {
    recording: 'melbourne',
    name: same('White Night'),
    dates: ['2015-02-21', '2016-02-20'],
    from: 19,
    to: 31,
    kinds: ['higher'],
    source: 'festival through the night, dates of the State of Victoria',
  },
  {
    ...clockNight,
    recording: 'melbourne',
    dates: australia1516.split(' '),
    source: 'state of Victoria: first Sunday of April and of October',
  },
  {
    recording: 'telraam-france',
    name: christmas,
    dates: christmasDays(2022),
    from: 8,
    to: 20,
    kinds: ['lower'],
    source: calendar,
  },
  { ...clockNight, to: 12, recording: 'telraam-france', dates: ['2022-03-27', '2022-10-30'], source: europeanClock },
  {
    ...clockNight,
    to: 12,
    recording: 'telraam-montreal',
    dates: ['2024-11-03'],
    source: 'Québec: first Sunday of November',
  },
];
