import {
  type CalendarView,
  createSurprise,
  type NabFile,
  nabProfiles,
  SeriesDetector,
  type SurpriseState,
  scoreNab,
  scoreNabAt,
  stepSurprise,
  zoneRules,
} from '@wijkritme/engine';
import type { Result } from '../harness/bars.ts';
import { figure } from '../harness/table.ts';
import { type LabelledSeries, readNabFiles } from './nab-files.ts';
import { createLabelledSeries } from './nab-synthetic.ts';

const calendar: CalendarView = { zone: zoneRules('UTC'), isHoliday: () => false };
/** Seeds that no choice was made on. */
const SEEDS = [101, 102, 103];
const STANDARD = { must: 60, aim: 70, unit: 'points' };

interface Judged extends NabFile {
  readonly category: string;
  readonly deviations: number;
}

/** The anomaly score on the public files of the benchmark, and on series made in their likeness. */
export function measureNab(): Result[] {
  const series = readNabFiles();
  if (series.length === 0) {
    console.log('NAB left out: ../shared/data/nab is not on this machine');
    return [...measureSynthetic(), ...measureSurprise()];
  }
  const files = series.map(judgeNab);
  return [
    ...byProfile(`NAB, ${files.length} public files`, files, STANDARD),
    ...byCategory(files),
    ...leavingOut(files),
    withoutAnomaly(files),
    ...measureSynthetic(),
    ...measureSurprise(),
  ];
}

/** As the command line writes it: one score for each row, six decimals, 0 for a row without a usable time. */
export function judgeNab(series: LabelledSeries): Judged {
  const detector = new SeriesDetector(calendar, { kind: 'auto', band: 95 });
  const scores = new Float64Array(series.times.length);
  let deviations = 0;
  for (let i = 0; i < scores.length; i++) {
    const [t, value] = [series.times[i] as number, series.values[i] as number]; // i is inside
    if (t <= detector.lastTime) continue;
    const { score, state } = detector.judge(t, value);
    scores[i] = Number(score.toFixed(6));
    if (state === 'deviation') deviations += 1;
  }
  return { scores, windows: series.windows, category: series.category, deviations };
}

/** The result for each profile, at its own best threshold. */
export function summariseNab(files: readonly NabFile[]) {
  return {
    standard: scoreNab(files, nabProfiles.standard),
    lowFalsePositives: scoreNab(files, nabProfiles.lowFalsePositives),
    lowFalseNegatives: scoreNab(files, nabProfiles.lowFalseNegatives),
  };
}

function byProfile(what: string, files: readonly Judged[], bar?: Result['bar']): Result[] {
  return Object.entries(summariseNab(files)).map(([name, { score, found, windows, falseAlarms, threshold }]) => {
    const note = `${found} of ${windows} windows, ${falseAlarms} false alarms, threshold ${figure(threshold)}`;
    const result = { what: `${what}: ${wordsOf(name)}`, value: score, unit: 'points', note };
    return bar && name === 'standard' ? { ...result, bar } : result;
  });
}

/** Each category at the threshold that is best for all. */
function byCategory(files: readonly Judged[]): Result[] {
  const { threshold } = scoreNab(files, nabProfiles.standard);
  return labelled(files).map((category) => {
    const own = files.filter((file) => file.category === category);
    return at(`  ${category}`, own, threshold);
  });
}

/** Each category at the threshold that is best for the others. */
function leavingOut(files: readonly Judged[]): Result[] {
  return labelled(files).map((category) => {
    const others = files.filter((file) => file.category !== category);
    const { threshold } = scoreNab(others, nabProfiles.standard);
    const own = files.filter((file) => file.category === category);
    return at(`  ${category}, threshold from the other categories`, own, threshold);
  });
}

function at(what: string, files: readonly Judged[], threshold: number): Result {
  const { score, found, windows, falseAlarms } = scoreNabAt(files, nabProfiles.standard, threshold);
  const note = `${found} of ${windows} windows, ${falseAlarms} false alarms, threshold ${figure(threshold)}`;
  return { what, value: score, unit: 'points', note };
}

const labelled = (files: readonly Judged[]) =>
  [...new Set(files.filter(({ windows }) => windows.length > 0).map(({ category }) => category))].sort();

function withoutAnomaly(files: readonly Judged[]): Result {
  const calm = files.filter(({ category }) => category === 'artificialNoAnomaly');
  const { threshold } = scoreNab(files, nabProfiles.standard);
  const { falseAlarms } = scoreNabAt(calm, nabProfiles.standard, threshold);
  return {
    what: 'NAB, files without anomalies: rows told as a deviation',
    value: calm.reduce((sum, { deviations }) => sum + deviations, 0),
    unit: 'rows',
    bar: { must: 0, less: true, unit: 'rows' },
    note: `${calm.length} files; ${falseAlarms} rows at the threshold of all files`,
  };
}

function measureSynthetic(): Result[] {
  return SEEDS.flatMap((seed) =>
    byProfile(`made in the likeness, seed ${seed}`, createLabelledSeries(seed).map(judgeNab)),
  );
}

/** Time and memory of the score itself, beside the rhythm. */
function measureSurprise(): Result[] {
  const series = createLabelledSeries(1).filter(({ times }) => times.length > 10_000);
  let readings = 0;
  let state: SurpriseState = createSurprise(300_000);
  const start = process.hrtime.bigint();
  for (const { times, values } of series) {
    state = createSurprise(300_000);
    for (let i = 0; i < times.length; i++) {
      stepSurprise(state, calendar, times[i] as number, values[i] as number, 0); // i is inside
    }
    readings += times.length;
  }
  const ns = Number(process.hrtime.bigint() - start) / readings;
  return [
    { what: 'anomaly score, one reading', value: ns, unit: 'ns', bar: { must: 2000, less: true, unit: 'ns' } },
    {
      what: 'anomaly score, state of a series',
      value: bytesOf(state),
      unit: 'B',
      bar: { must: 4096, less: true, unit: 'B' },
    },
  ];
}

/** Numbers count for 8 bytes, arrays for what they hold. */
function bytesOf(part: unknown): number {
  if (ArrayBuffer.isView(part)) return part.byteLength;
  if (typeof part === 'number') return 8;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.values(part).reduce<number>((sum, one) => sum + bytesOf(one), 0);
}

const wordsOf = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
