import { createRhythm, createVerdict, QUANTILES, quantiles, step } from '@wijkritme/engine';
import { hasRecording } from '../../../packages/engine/tests/recordings/read-table.ts';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { dublin, gent, leeds, melbourne, telraam } from '../../../packages/engine/tests/recordings/recordings.ts';
import type { Result } from '../harness/bars.ts';
import { figure } from '../harness/table.ts';
import { addReading, type BandScore, createBandScore, mergeScores } from './band-score.ts';

const SETS: readonly { name: string; file: string; read: () => Recording[] }[] = [
  { name: 'Gent, bicycles', file: 'gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz', read: gent },
  { name: 'Leeds, footfall', file: 'leeds-footfall/footfall_2009-2013.csv.gz', read: leeds },
  { name: 'Dublin, sound', file: 'dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz', read: dublin },
  { name: 'Telraam France', file: 'telraam/telraam_france_hourly_2022.csv.gz', read: telraam },
  {
    name: 'Melbourne, pedestrians',
    file: 'melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz',
    read: melbourne,
  },
];

/** Central bands, by the share they promise in percent, and the places of their edges in `QUANTILES`. */
const BANDS = [50, 80, 90, 95, 98] as const;
/** What a band must cover. */
const LIMITS: Partial<Record<(typeof BANDS)[number], [number, number]>> = { 80: [77, 83], 95: [93, 97] };

/**
 * Whether the bands hold what they promise: every reading after the 21 days of learning is compared with the distribution
 * that was told just before it came. Nothing of the engine was fitted to a set.
 */
export function measureBands(): Result[] {
  return SETS.filter(({ file }) => hasRecording(file)).flatMap(({ name, read }) => {
    const scores = read().map(scoreRecording);
    return toResults(name, scores);
  });
}

/** Replays a recording; scores the distributions told before each reading. */
export function scoreRecording({ spec, calendar, readings }: Recording): BandScore {
  const state = createRhythm(spec);
  const verdict = createVerdict();
  const score = createBandScore();
  const told = new Float64Array(QUANTILES.length);
  for (const [t, value] of readings) {
    if (state.status !== 'learning') {
      quantiles(state, calendar, t, told);
      addReading(score, value, told);
    }
    step(state, calendar, t, value, verdict);
  }
  return score;
}

function toResults(set: string, scores: readonly BandScore[]): Result[] {
  const all = mergeScores(scores);
  const coverages = BANDS.map((band): Result => {
    const value = coverageOf(all, band);
    const each = scores.map((score) => coverageOf(score, band));
    const limits = LIMITS[band];
    const good = limits && each.filter((share) => share >= limits[0] && share <= limits[1]).length;
    const range = `series ${figure(Math.min(...each))}–${figure(Math.max(...each))} %`;
    const note = limits ? `${good} of ${each.length} series within ${limits.join('–')} %; ${range}` : range;
    const verified = limits ? { verified: value >= limits[0] && value <= limits[1] } : {};
    return { what: `${set}: covered by the ${band} % band`, value, unit: '%', note, ...verified };
  });
  const { count, pinball, width80, absolute } = all;
  const shares = all.below.map((below, i) => `${figure(100 * (QUANTILES[i] ?? 0))}: ${figure((100 * below) / count)}`);
  return [
    ...coverages,
    {
      what: `${set}: CRPS`,
      value: (2 * pinball) / count,
      unit: 'unit',
      note: `twice the mean pinball loss of ${QUANTILES.length} quantiles, ${figure(count)} readings; mean width of the 80 % band ${figure(width80 / count)}, mean distance from the median ${figure(absolute / count)}`,
    },
    {
      what: `${set}: PIT`,
      value: worstPit(all),
      unit: '%-points',
      note: `largest miss of a quantile; % below: ${shares.join(', ')}`,
    },
  ];
}

function coverageOf(score: BandScore, band: number): number {
  const edge = QUANTILES.findIndex((share) => Math.abs(share - (0.5 - band / 200)) < 1e-9);
  return (100 * (score.inside[edge] as number)) / score.count;
}

/** How far, at most, the share of readings below a quantile is from what it promises. */
function worstPit({ below, count }: BandScore): number {
  return Math.max(...below.map((n, i) => Math.abs(100 * (n / count - (QUANTILES[i] as number)))));
}
