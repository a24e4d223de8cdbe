import type { Deviation, DeviationKind } from '@wijkritme/contract';
import { jointWeeks } from './gather-joint.ts';
import type { RecordingResult } from './run-trial.ts';

export const kinds: readonly DeviationKind[] = [
  'higher',
  'lower',
  'silent',
  'stuck',
  'level-shift',
  'changed-shape',
  'implausible',
  'other-state',
];

/** The result in the form that `--json` prints. */
export interface Summary {
  readonly recording: string;
  readonly imports: readonly { readonly file: string; readonly counts: RecordingResult['imports'][number]['counts'] }[];
  readonly series: readonly SeriesSummary[];
  readonly strongest: readonly string[];
  readonly days: readonly {
    readonly name: string;
    readonly date: string;
    readonly wanted: readonly DeviationKind[];
    readonly found: number;
    readonly of: number;
    /** Largest surprise of what the series showed together; null where they showed nothing. */
    readonly together: number | null;
    readonly source: string;
  }[];
  /** What the series of one place and property showed together; null where too few measure the same. */
  readonly together: { readonly weeks: number; readonly perWeek: number; readonly strongest: readonly string[] } | null;
}

export interface SeriesSummary {
  readonly name: string;
  readonly weeks: number;
  /** Deviations per week by kind. */
  readonly perWeek: Readonly<Record<string, number>>;
  /** Share of readings within the band, which promises 0.98. */
  readonly inBand: number;
}

const STRONGEST = 5;

export function summarise(result: RecordingResult, lang: 'nl' | 'en'): Summary {
  return {
    recording: result.recording.id,
    imports: result.imports.map(({ fileName, counts }) => ({ file: fileName, counts })),
    series: result.series.map(({ name, weeks, deviations, inside, judged }) => ({
      name,
      weeks: round(weeks, 1),
      perWeek: Object.fromEntries(kinds.map((kind) => [kind, round(count(deviations, kind) / weeks, 3)])),
      inBand: round(inside / judged, 4),
    })),
    strongest: strongestOf(result).map(({ sentence }) => sentence),
    days: result.days.map(({ days, date, found, of, together }) => ({
      name: days.name[lang],
      date,
      wanted: days.kinds,
      found: found.length,
      of,
      together: together.length === 0 ? null : round(Math.max(...together.map(({ surprise }) => surprise)), 1),
      source: days.source,
    })),
    together: togetherOf(result),
  };
}

function togetherOf({ series, joint }: RecordingResult): Summary['together'] {
  const weeks = jointWeeks(series);
  if (weeks === 0 || joint.length === 0) return null;
  const strongest = [...joint].sort((a, b) => b.surprise - a.surprise).slice(0, STRONGEST);
  return {
    weeks: round(weeks, 1),
    perWeek: round(joint.length / weeks, 3),
    strongest: strongest.map(({ sentence, surprise }) => `${sentence} (${round(surprise, 1)})`),
  };
}

function strongestOf({ series }: RecordingResult): Deviation[] {
  const all = series.flatMap(({ deviations }) => deviations);
  return all.sort((a, b) => b.surprise - a.surprise).slice(0, STRONGEST);
}

function count(deviations: readonly Deviation[], kind: DeviationKind): number {
  return deviations.filter((deviation) => deviation.kind === kind).length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
