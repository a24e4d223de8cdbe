import { localDayOf, startOfLocalDay } from '@wijkritme/engine';
import type { Result } from '../harness/bars.ts';
import type { Options } from '../harness/options.ts';
import { figure } from '../harness/table.ts';
import { type Claim, claimedChanges, toText } from './claims.ts';
import { foreseen, judge, type Situation, Tally } from './judge.ts';
import { between, type Plant, plant } from './plant.ts';
import { type RecordedPlaces, recordedPlaces } from './recorded-places.ts';

const WEEK = 168 * 3_600_000;
const WEEKS = 8;
const STRIDE_WEEKS = 4;
/** Nothing before it could be asked: there are not enough weeks to look back on. */
const FIRST_WEEKS = 30;
const LOOK_BACK_WEEKS = 79;
const LEAST_COMPARISONS = 3;

/** What is put in. Of sound, 20 % less can mean three things. */
interface Planting {
  readonly name: string;
  readonly change: Pick<Plant, 'size' | 'decibels' | 'factor'>;
  /** On the scale on which effects add up; NaN where it differs from one place to the next. */
  readonly truth: number;
}

const COUNTS: readonly Planting[] = [{ name: '−20 %', change: { size: -0.2 }, truth: Math.log(0.8) }];
const SOUND: readonly Planting[] = [
  { name: '−20 % of sound energy (−0.97 dB)', change: { decibels: 10 * Math.log10(0.8) }, truth: 10 * Math.log10(0.8) },
  {
    name: '−20 % of sound pressure (−1.94 dB)',
    change: { decibels: 20 * Math.log10(0.8) },
    truth: 20 * Math.log10(0.8),
  },
  { name: '−20 % of the decibels', change: { factor: 0.8 }, truth: Number.NaN },
];

/** Effects put into recordings, and recordings as they are, on the years that nothing was chosen on; with `--scale 2` on all years. */
export function measurePlanted({ scale }: Options): Result[] {
  return recordedPlaces().flatMap((places) => measurePlaces(places, scale));
}

function measurePlaces(places: RecordedPlaces, scale: number): Result[] {
  const situations = situationsOf(places, scale);
  const plantings = places.series[0]?.spec.kind === 'level' ? SOUND : COUNTS;
  const placebo = new Tally();
  const planted = plantings.map(() => new Tally());
  const foretold = plantings.map(() => ({ placebo: new Tally(), planted: new Tally() }));
  const claims: Claim[] = [];
  let tooFew = 0;
  situations.forEach((situation, i) => {
    const { outcome, comparisons } = judge(situation);
    if (comparisons < LEAST_COMPARISONS) tooFew++;
    if (comparisons < LEAST_COMPARISONS && places.series.length > LEAST_COMPARISONS) return;
    placebo.add(outcome, 0);
    const { verdict } = outcome;
    const { startMs, endMs } = situation;
    if (verdict.startsWith('probably')) claims.push({ id: situation.target.id, verdict, startMs, endMs });
    const smallest = foreseen(situation, WEEKS);
    plantings.forEach(({ change, truth }, which) => {
      const target = plant(situation.target, { ...change, fromMs: startMs, seed: i });
      const found = judge({ ...situation, target }).outcome;
      planted[which]?.add(found, truth);
      if (smallest === undefined || !(smallest >= truth)) return;
      foretold[which]?.placebo.add(outcome, 0);
      foretold[which]?.planted.add(found, truth);
    });
  });
  return [
    toPlacebo(places, placebo, tooFew),
    toChanges(places, claims),
    ...plantings.flatMap((one, i) => toFound(places, one, planted[i] as Tally)),
    ...plantings.flatMap((one, i) => toForetold(places, one, foretold[i] as (typeof foretold)[number])),
  ];
}

/** Every series, every four weeks. */
function situationsOf({ series, calendar, checkFrom }: RecordedPlaces, scale: number): Situation[] {
  const first = Math.min(...series.map(({ times }) => times[0] as number));
  const last = Math.max(...series.map(({ times }) => times[times.length - 1] as number));
  const from = checkFrom === undefined || scale >= 2 ? first + FIRST_WEEKS * WEEK : checkFrom;
  const situations: Situation[] = [];
  for (let ms = from; ms + WEEKS * WEEK <= last; ms += (STRIDE_WEEKS / Math.min(1, scale)) * WEEK) {
    const startMs = startOfLocalDay(calendar.zone, localDayOf(calendar.zone, ms));
    const endMs = startOfLocalDay(calendar.zone, localDayOf(calendar.zone, startMs) + 7 * WEEKS);
    const looked = series.map((one) => between(one, startMs - LOOK_BACK_WEEKS * WEEK, endMs));
    for (const target of looked) {
      const candidates = looked.filter((one) => one !== target);
      situations.push({ calendar, startMs, endMs, target, candidates });
    }
  }
  return situations;
}

function toPlacebo({ name }: RecordedPlaces, tally: Tally, tooFew: number): Result {
  return {
    what: `${name}, nothing put in: no effect claimed`,
    value: 100 - tally.share(tally.less + tally.more),
    unit: '%',
    bar: { must: 95, unit: '%' },
    note: `interval holds zero in ${figure(tally.coverage)} %; ${tally.note}; fewer than three comparisons ${tooFew}`,
  };
}

/** Beside what is claimed, as explanation: the bar is asked of the measures. */
function toChanges({ name }: RecordedPlaces, claims: readonly Claim[]): Result {
  const changes = claimedChanges(claims);
  return {
    what: `${name}, nothing put in: changes that the ${claims.length} claims tell of`,
    value: changes.length,
    unit: '',
    note: toText(changes),
  };
}

interface Foretold {
  readonly placebo: Tally;
  readonly planted: Tally;
}

/** Beside all plantings: those of which the product said before the start that so much would be seen. */
function toForetold({ name }: RecordedPlaces, { name: size }: Planting, { placebo, planted }: Foretold): Result[] {
  if (planted.measures === 0) return [];
  const claimed = placebo.share(placebo.less + placebo.more);
  return [
    {
      what: `${name}, ${size}: found, of those that were told beforehand to be seen`,
      value: planted.share(planted.less),
      unit: '%',
      note: `nothing put in: claimed in ${figure(claimed)} %; ${planted.note}`,
    },
  ];
}

function toFound({ name, series }: RecordedPlaces, planting: Planting, tally: Tally): Result[] {
  const hasComparisons = series.length > LEAST_COMPARISONS;
  const told = tally.less + tally.more + tally.noneShown;
  return [
    {
      what: `${name}, ${planting.name} in ${WEEKS} weeks: found`,
      value: tally.share(tally.less),
      unit: '%',
      ...(hasComparisons ? { bar: { must: 80, unit: '%' } } : {}),
      note: `${figure((100 * tally.less) / told)} % of those told; interval holds it in ${figure(tally.coverage)} %; ${tally.note}`,
    },
  ];
}
