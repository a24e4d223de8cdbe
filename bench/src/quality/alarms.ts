import { hasRecording } from '../../../packages/engine/tests/recordings/read-table.ts';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { dublin, gent, leeds, melbourne, telraam } from '../../../packages/engine/tests/recordings/recordings.ts';
import type { Result } from '../harness/bars.ts';
import { figure } from '../harness/table.ts';
import { findKnownDays } from './alarms-known.ts';
import { DAY, type PlaceReplay, replayPlace, signalStarts, WEEK } from './alarms-place.ts';
import { scorePlanted } from './alarms-planted.ts';

const SETS: readonly { id: string; name: string; file: string; read: () => Recording[] }[] = [
  { id: 'gent', name: 'Gent', file: 'gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz', read: gent },
  { id: 'leeds', name: 'Leeds', file: 'leeds-footfall/footfall_2009-2013.csv.gz', read: leeds },
  { id: 'dublin', name: 'Dublin', file: 'dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz', read: dublin },
  {
    id: 'telraam-france',
    name: 'Telraam France',
    file: 'telraam/telraam_france_hourly_2022.csv.gz',
    read: telraam,
  },
  {
    id: 'melbourne',
    name: 'Melbourne',
    file: 'melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz',
    read: melbourne,
  },
];

const BUDGETS = [0.25, 1, 3];
/** Seeds that no choice was made on. */
const SEEDS = [201, 202, 203, 204, 205, 206];

/**
 * Whether a budget of signals is kept, on recordings and place by place; which of the days that everybody knows were
 * found; and what is found, how soon, of oddities planted in generated series.
 */
export function measureAlarms(): Result[] {
  const sets = SETS.filter(({ file }) => hasRecording(file));
  return [...sets.flatMap(({ id, name, read }) => measureSet(id, name, read())), ...measurePlanted()];
}

function measureSet(id: string, name: string, recordings: readonly Recording[]): Result[] {
  const replays = BUDGETS.map((budget) => ({ budget, replay: replayPlace(recordings, budget) }));
  const rates = replays.map(({ budget, replay }) => rateResult(name, recordings, budget, replay));
  const known = replays.flatMap(({ budget, replay }) => knownResult(id, name, recordings, budget, replay));
  return [...rates, ...(recordings.length > 1 ? [aloneResult(name, recordings)] : []), ...known];
}

function rateResult(name: string, recordings: readonly Recording[], budget: number, replay: PlaceReplay): Result {
  const ordinary = ordinaryWeeks(recordings, replay);
  const value = ratePerWeek(replay, ordinary);
  const all = signalStarts(replay.told, false).length / ((replay.to - replay.from) / WEEK);
  const outages = signalStarts(replay.told, true).length / ((replay.to - replay.from) / WEEK);
  return {
    what: `${name}, ${recordings.length} series as one place, budget ${budget} a week`,
    value,
    unit: 'signals/week',
    note: `${ordinary.length} ordinary weeks, wanted ${figure(budget / 2)}–${figure(2 * budget)}; all weeks ${figure(all)}; outages ${figure(outages)}`,
    verified: budget !== 1 || (value >= 0.5 && value <= 2),
  };
}

/** Every series as a place of its own, one signal a week. */
function aloneResult(name: string, recordings: readonly Recording[]): Result {
  const rates = recordings.map((recording) => {
    const replay = replayPlace([recording], 1);
    return ratePerWeek(replay, ordinaryWeeks([recording], replay));
  });
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return {
    what: `${name}, each series a place of its own, budget 1 a week`,
    value: rates.reduce((sum, rate) => sum + rate, 0) / rates.length,
    unit: 'signals/week',
    note: `mean of ${rates.length}; from ${figure(least)} to ${figure(most)}`,
    verified: least >= 0.5 && most <= 2,
  };
}

/** Starts of weeks without a holiday in or next to them. */
function ordinaryWeeks(recordings: readonly Recording[], { from, to }: PlaceReplay): number[] {
  const calendar = recordings[0]?.calendar;
  const weeks: number[] = [];
  for (let week = from; week + WEEK <= to; week += WEEK) {
    const days = Array.from({ length: 11 }, (_, i) => Math.floor(week / DAY) - 2 + i);
    if (!days.some((day) => calendar?.isHoliday(day))) weeks.push(week);
  }
  return weeks;
}

function ratePerWeek({ told }: PlaceReplay, weeks: readonly number[]): number {
  const starts = signalStarts(told, false);
  const within = starts.filter((start) => weeks.some((week) => start >= week && start < week + WEEK));
  return within.length / weeks.length;
}

function knownResult(
  id: string,
  name: string,
  recordings: readonly Recording[],
  budget: number,
  replay: PlaceReplay,
): Result[] {
  const { wanted, found, missed, calm, disturbed } = findKnownDays(id, recordings, replay);
  if (wanted + calm === 0) return [];
  const nights = `clock changes with a deviation: ${disturbed} of ${calm}`;
  return [
    {
      what: `${name}, known days found in the place, budget ${budget} a week`,
      value: found,
      unit: `of ${wanted}`,
      note: missed.length > 0 ? `${nights}; missed: ${missed.join(', ')}` : nights,
    },
  ];
}

function measurePlanted(): Result[] {
  return [1, 4].flatMap((weeks) => {
    const { scores, precision, told } = scorePlanted(SEEDS, weeks);
    const budget = `budget once in ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
    return [
      ...scores.map(
        ({ what, planted, found, hoursToTell }): Result => ({
          what: `planted: ${what}, ${budget}`,
          value: (100 * found) / planted,
          unit: '% found',
          note: `${found} of ${planted}; told after ${figure(hoursToTell)} h (median)`,
        }),
      ),
      {
        what: `planted: deviations told that belong to a plant, ${budget}`,
        value: 100 * precision,
        unit: '%',
        note: `${told} told`,
      },
    ];
  });
}
