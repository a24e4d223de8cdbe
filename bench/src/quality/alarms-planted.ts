import {
  createRhythm,
  createVerdict,
  type DeviationChange,
  type DeviationKind,
  judgeSilence,
  type SeriesSpec,
  setAlarmBudget,
  step,
  zoneRules,
} from '@wijkritme/engine';
import { createNoise } from '../../../packages/engine/tests/noise.ts';
import { calendarOf } from '../../../packages/engine/tests/recordings/recording.ts';
import { DAY, HOUR } from './alarms-place.ts';

type Noise = ReturnType<typeof createNoise>;

/** Something put into an ordinary series, from `from` up to `to`. */
export interface Planted {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** Any of these tells it. */
  readonly kinds: readonly DeviationKind[];
}

interface Plant {
  readonly what: string;
  readonly kinds: readonly DeviationKind[];
  readonly hours: number;
  /** Start, hours after local midnight. */
  readonly at: number;
  /** The value in its place; undefined: no reading. @param share 0..1 of the plant, @param sd of the series here */
  alter(value: number, share: number, sd: number): number | undefined;
  /** Comes so many hours late, instead. */
  readonly shift?: number;
}

const PLANTS: readonly Plant[] = [
  { what: 'spike of an hour, 6 sd', kinds: ['higher'], hours: 1, at: 15, alter: (v, _s, sd) => v + 6 * sd },
  { what: 'drop of two hours, 5 sd', kinds: ['lower'], hours: 2, at: 13, alter: (v, _s, sd) => v - 5 * sd },
  { what: 'evening of five hours, 2 sd', kinds: ['higher'], hours: 5, at: 18, alter: (v, _s, sd) => v + 2 * sd },
  { what: 'day two hours late', kinds: ['changed-shape'], hours: 24, at: 0, shift: 2, alter: (v) => v },
  { what: 'stuck for a day', kinds: ['stuck'], hours: 24, at: 9, alter: () => STUCK },
  { what: 'silent for six hours', kinds: ['silent'], hours: 6, at: 10, alter: () => undefined },
  { what: 'level, abrupt, 2 sd', kinds: ['level-shift'], hours: 28 * 24, at: 0, alter: (v, _s, sd) => v + 2 * sd },
  {
    what: 'level, over ten days, 2 sd',
    kinds: ['level-shift'],
    hours: 28 * 24,
    at: 0,
    alter: (v, share, sd) => v + 2 * sd * Math.min(1, share * 2.8),
  },
];

/** Stands for "the value that the series had at the start of the plant". */
const STUCK = Number.POSITIVE_INFINITY;
const LEARN_DAYS = 56;
const APART_DAYS = 14;
const START = Date.UTC(2024, 0, 8);
const calendar = calendarOf(zoneRules('UTC'));

interface Kind {
  readonly name: string;
  readonly spec: SeriesSpec;
  /** Expected value and its sd, hours after midnight on a weekday 0..6. */
  model(hour: number, weekday: number): { mean: number; sd: number };
  draw(noise: Noise, mean: number, sd: number): number;
}

const busy = (hour: number) => Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI)) ** 2;
const weekend = (weekday: number) => (weekday >= 5 ? 0.6 : 1);

const KINDS: readonly Kind[] = [
  {
    name: 'counts by the hour',
    spec: { kind: 'count', intervalMs: HOUR, min: 0, max: 1e5 },
    model: (hour, weekday) => {
      const mean = 2 + 150 * busy(hour) * weekend(weekday);
      return { mean, sd: Math.sqrt(mean + (0.15 * mean) ** 2) };
    },
    draw: (noise, mean) => noise.poisson(Math.max(0, mean * (1 + 0.15 * noise.normal()))),
  },
  {
    name: 'sound by the quarter hour',
    spec: { kind: 'level', intervalMs: HOUR / 4, min: 0, max: 140 },
    model: (hour, weekday) => ({ mean: 45 + 18 * busy(hour) * weekend(weekday), sd: 2 }),
    draw: (noise, mean, sd) => Math.round(10 * (mean + sd * noise.normal())) / 10,
  },
];

export interface PlantedScore {
  readonly what: string;
  readonly planted: number;
  readonly found: number;
  /** Hours from the start of the plant until it was told; the median of those found. */
  readonly hoursToTell: number;
}

/** All plants in each kind of series; what was found, how soon, and what was told where nothing was planted. */
export function scorePlanted(seeds: readonly number[], budgetWeeks: number) {
  const found = new Map<string, number[]>();
  let told = 0;
  let right = 0;
  for (const kind of KINDS) {
    for (const seed of seeds) {
      const { planted, changes } = playPlanted(kind, seed, budgetWeeks);
      for (const one of planted) {
        const hit = changes.find(
          ({ change, kind: k, start, end }) => change === 'opened' && one.kinds.includes(k) && touches(one, start, end),
        );
        const delays = found.get(one.what) ?? [];
        delays.push(hit ? Math.max(0, hit.toldAt - one.from) / HOUR : Number.NaN);
        found.set(one.what, delays);
      }
      const opened = changes.filter(({ change }) => change === 'opened');
      told += opened.length;
      right += opened.filter(({ start }) =>
        planted.some((one) => start >= one.from - 2 * HOUR && start < one.to + DAY),
      ).length;
    }
  }
  const scores = [...found].map(([what, delays]): PlantedScore => {
    const known = delays.filter((delay) => !Number.isNaN(delay)).sort((a, b) => a - b);
    return { what, planted: delays.length, found: known.length, hoursToTell: known[known.length >> 1] ?? Number.NaN };
  });
  return { scores, precision: right / told, told };
}

/** A shift may be dated a little early, everything else begins in its stretch. */
function touches({ from, to }: Planted, start: number, end: number | null): boolean {
  return start < to && (end ?? Number.POSITIVE_INFINITY) > from && start > from - 8 * DAY;
}

interface ToldAt extends DeviationChange {
  readonly toldAt: number;
}

function playPlanted(kind: Kind, seed: number, budgetWeeks: number): { planted: Planted[]; changes: ToldAt[] } {
  const noise = createNoise(seed);
  const state = createRhythm(kind.spec);
  const verdict = createVerdict();
  const changes: ToldAt[] = [];
  const planted: Planted[] = [];
  setAlarmBudget(state, budgetWeeks);
  let t = START;
  const go = (until: number, plant?: Plant, from = 0) => {
    let frozen = Number.NaN;
    for (; t < until; t += kind.spec.intervalMs) {
      const hour = (t % DAY) / HOUR;
      const day = Math.floor((t - START) / DAY) % 7;
      const { mean, sd } = kind.model(plant?.shift ? hour - plant.shift : hour, day);
      const plain = kind.draw(noise, mean, sd);
      const wanted = plant ? plant.alter(plain, (t - from) / (plant.hours * HOUR), sd) : plain;
      if (wanted === STUCK && Number.isNaN(frozen)) frozen = Math.max(1, plain);
      if (wanted === undefined) judgeSilence(state, calendar, t, verdict);
      else step(state, calendar, t, toPossible(kind.spec, wanted === STUCK ? frozen : wanted), verdict);
      for (const change of verdict.changes) changes.push({ ...change, toldAt: t });
    }
  };
  go(START + LEARN_DAYS * DAY);
  for (const plant of PLANTS) {
    go(t + APART_DAYS * DAY + plant.at * HOUR);
    const from = t;
    const to = from + plant.hours * HOUR;
    planted.push({ what: plant.what, kinds: plant.kinds, from, to });
    go(to, plant, from);
    go(t - (t % DAY) + DAY);
  }
  return { planted, changes };
}

function toPossible({ kind, min, max }: SeriesSpec, value: number): number {
  return Math.min(max, Math.max(min, kind === 'count' ? Math.round(value) : value));
}
