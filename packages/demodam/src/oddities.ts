import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { NeighbourhoodCode } from './city/neighbourhoods.ts';
import { hash, uniform } from './random.ts';
import { civilMoment, instantOf, weekdayOf } from './rhythm/civil-time.ts';
import { isHoliday, isSchoolBreak } from './rhythm/holidays.ts';
import { SERIES } from './sensors/series.ts';

/** What an oddity does to a value while it lasts; edges of `higher` and `lower` rise and fall in half an hour. */
export type Effect =
  | { readonly type: 'more'; readonly times: number; readonly addDb: number }
  | { readonly type: 'grow'; readonly times: number; readonly overMs: number }
  | { readonly type: 'step'; readonly times: number }
  | { readonly type: 'silent' }
  | { readonly type: 'stuck' };

/** Something that was planted on purpose, so that what the product finds can be compared with what was there to find. */
export interface Oddity {
  readonly id: string;
  readonly name: string;
  readonly kind: 'higher' | 'lower' | 'silent' | 'stuck' | 'level-shift';
  readonly placeCode: NeighbourhoodCode;
  /** Keys of the series it touches. */
  readonly series: readonly string[];
  readonly from: number;
  /** Absent: it still goes on. */
  readonly to?: number;
  /** Stands in the calendar of its place, so it can be explained. */
  readonly inCalendar: boolean;
  readonly effect: Effect;
}

const seriesOf = (...prefixes: string[]): string[] =>
  SERIES.map((series) => series.key).filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));

/** Everything planted around the birth of a city. `birth` is the instant at which it was first laid down. */
export function plantedOddities(birth: number): Oddity[] {
  return [
    streetParty(birth),
    marketFair(birth),
    ...brokenSensors(birth),
    powerCut(birth),
    diversion(birth),
    quietDay(birth),
    firstPeak(birth),
  ];
}

function streetParty(birth: number): Oddity {
  const ends = (day: number) => instantOf(day + 1, 30);
  let day = civilMoment(birth).day;
  while (weekdayOf(day) !== 5 || ends(day) > birth) day -= 1;
  return {
    id: 'street-party',
    name: 'Straatfeest op het Sluisplein',
    kind: 'higher',
    placeCode: 'DD0203',
    series: seriesOf('cnt-11/pedestrians', 'cnt-12/pedestrians', 'snd-12'),
    from: instantOf(day, 18 * 60),
    to: ends(day),
    inCalendar: false,
    effect: { type: 'more', times: 7, addDb: 17 },
  };
}

function marketFair(birth: number): Oddity {
  let day = civilMoment(birth).day - 10;
  while (weekdayOf(day) !== 6) day -= 1;
  return {
    id: 'market-fair',
    name: 'Jaarmarkt (simulatie)',
    kind: 'higher',
    placeCode: 'DD0102',
    series: seriesOf('cnt-01/pedestrians', 'cnt-02/pedestrians', 'snd-01'),
    from: instantOf(day, 10 * 60),
    to: instantOf(day, 18 * 60),
    inCalendar: true,
    effect: { type: 'more', times: 3.2, addDb: 8 },
  };
}

function brokenSensors(birth: number): Oddity[] {
  return [
    {
      id: 'stuck-meter',
      name: 'Geluidmeter Spoorlaan blijft hangen',
      kind: 'stuck',
      placeCode: 'DD0202',
      series: ['snd-05/sound-level'],
      from: birth - 48 * HOUR,
      to: birth - 30 * HOUR,
      inCalendar: false,
      effect: { type: 'stuck' },
    },
    {
      id: 'silent-counter',
      name: 'Teller Eikenlaan zwijgt',
      kind: 'silent',
      placeCode: 'DD0201',
      series: seriesOf('cnt-10'),
      from: birth - 20 * HOUR,
      inCalendar: false,
      effect: { type: 'silent' },
    },
  ];
}

function powerCut(birth: number): Oddity {
  const day = civilMoment(birth).day - 9;
  const here = SERIES.filter((series) => series.sensor.area === 'DD0103').map((series) => series.key);
  return {
    id: 'power-cut',
    name: 'Stroomstoring in de Molenbuurt',
    kind: 'silent',
    placeCode: 'DD0103',
    series: here,
    from: instantOf(day, 3 * 60 + 10),
    to: instantOf(day, 6 * 60 + 40),
    inCalendar: false,
    effect: { type: 'silent' },
  };
}

function diversion(birth: number): Oddity {
  return {
    id: 'diversion',
    name: 'Omleiding over de Oosterweg',
    kind: 'level-shift',
    placeCode: 'DD0202',
    series: ['car-02/cars'],
    from: birth - 21 * DAY,
    inCalendar: false,
    effect: { type: 'grow', times: 1.35, overMs: 10 * DAY },
  };
}

function quietDay(birth: number): Oddity {
  let day = civilMoment(birth).day - 16;
  while (weekdayOf(day) > 3 || isHoliday(day) || isSchoolBreak(day)) day -= 1;
  return {
    id: 'quiet-day',
    name: 'Stille dag in het Havenkwartier',
    kind: 'lower',
    placeCode: 'DD0101',
    series: seriesOf('cnt-06', 'car-03', 'snd-06', 'snd-07'),
    from: instantOf(day, 7 * 60),
    to: instantOf(day, 22 * 60),
    inCalendar: false,
    effect: { type: 'more', times: 0.22, addDb: -7 },
  };
}

const SOUND_METERS = SERIES.filter((series) => series.property === 'sound-level');
const PEAK_MS = 40 * MINUTE;

/** Soon after the first start something happens, so that a new visitor sees the page notice it. */
function firstPeak(birth: number): Oddity {
  return noisePeak('first-peak', 'snd-03/sound-level', birth + 10 * MINUTE);
}

/** From the day after its birth on: each day one noise peak of forty minutes, at a hashed meter and hour. */
export function dailyPeak(seed: number, birth: number, day: number): Oddity | undefined {
  if (day <= civilMoment(birth).day) return undefined;
  const meter = SOUND_METERS[hash(seed, day, 0xd1) % SOUND_METERS.length];
  if (!meter) return undefined;
  const minute = 9 * 60 + Math.floor(uniform(seed, day, 0xd2) * 12 * 60);
  return noisePeak(`daily-peak-${day}`, meter.key, instantOf(day, minute));
}

function noisePeak(id: string, key: string, from: number): Oddity {
  const series = SERIES.find((one) => one.key === key);
  if (!series) throw new Error(`no such series: ${key}`);
  return {
    id,
    name: `Lawaaipiek ${series.sensor.spot}`,
    kind: 'higher',
    placeCode: series.sensor.area,
    series: [key],
    from,
    to: from + PEAK_MS,
    inCalendar: false,
    effect: { type: 'more', times: 1, addDb: 16 },
  };
}
