import type { Deviation, DeviationKind } from '@wijkritme/contract';
import type { RecordingResult } from './run-trial.ts';

export const kinds: readonly DeviationKind[] = ['higher', 'lower', 'silent', 'stuck', 'level-shift'];

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
    readonly source: string;
  }[];
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
    days: result.days.map(({ days, date, found, of }) => ({
      name: days.name[lang],
      date,
      wanted: days.kinds,
      found: found.length,
      of,
      source: days.source,
    })),
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
