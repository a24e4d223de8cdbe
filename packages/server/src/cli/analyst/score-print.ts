import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Stream } from '../terminal.ts';
import type { DetectScore } from './score-detect.ts';
import type { SeriesScore } from './score-forecast.ts';

type Speech = Pick<GlobalOptions, 'lang'>;

/** The scoreboard of forecasts: a row per series, and one for all of them. */
export function printForecastScores(out: Stream, scores: readonly SeriesScore[], speech: Speech): void {
  const head = say(speech, {
    nl: 'reeks|momenten|MAE|MASE 24|MASE 168|pinball|in p10–p90|beste eenvoudige|zijn MAE|verschil',
    en: 'series|origins|MAE|MASE 24|MASE 168|pinball|in p10–p90|best simple|its MAE|difference',
  }).split('|');
  const rows = scores.map((score) => [
    score.series,
    String(score.origins),
    figure(score.mae),
    figure(score.mase24),
    figure(score.mase168),
    figure(score.pinball),
    percent(score.coverage),
    score.best,
    figure(score.simple[score.best]),
    percent(score.mae / score.simple[score.best] - 1),
  ]);
  printTable(out, [head, ...rows]);
  const { count, mase, best, coverage } = summarise(scores);
  print(
    out,
    say(speech, {
      nl: `Samen: MASE ${figure(mase)}; de beste eenvoudige (${best.name}) ${figure(best.mase)}, verschil ${percent(mase / best.mase - 1)}; ${percent(coverage)} binnen p10–p90; ${count} waarden.`,
      en: `Together: MASE ${figure(mase)}; the best simple one (${best.name}) ${figure(best.mase)}, difference ${percent(mase / best.mase - 1)}; ${percent(coverage)} within p10–p90; ${count} values.`,
    }),
  );
}

/** All series together: the mean of their MASE beside that of each simple forecast. */
export function summarise(scores: readonly SeriesScore[]) {
  const scored = scores.filter(({ count, mase24 }) => count > 0 && Number.isFinite(mase24));
  const mean = (of: (score: SeriesScore) => number) =>
    scored.reduce((sum, score) => sum + of(score), 0) / Math.max(1, scored.length);
  const names = ['yesterday', 'last-week', 'mean-4-weeks', 'median-8-weeks'] as const;
  const simple = names.map((name) => ({
    name,
    mase: mean((score) => (score.simple[name] * score.mase24) / score.mae),
  }));
  const count = scored.reduce((sum, score) => sum + score.count, 0);
  return {
    count,
    mase: mean(({ mase24 }) => mase24),
    best: simple.reduce((least, one) => (one.mase < least.mase ? one : least)),
    simple,
    coverage: scored.reduce((sum, score) => sum + score.coverage * score.count, 0) / Math.max(1, count),
  };
}

/** The scoreboard of a detection. */
export function printDetectScores(out: Stream, scores: readonly DetectScore[], speech: Speech): void {
  const head = say(speech, {
    nl: 'reeks|regels|binnen het bereik|afwijkingen|per week',
    en: 'series|rows|within the range|deviations|per week',
  }).split('|');
  const rows = scores.map(({ series, rows, coverage, alarms, alarmsPerWeek }) => [
    series || '-',
    String(rows),
    percent(coverage),
    String(alarms),
    figure(alarmsPerWeek),
  ]);
  printTable(out, [head, ...rows]);
}

function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '-';
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '-';
}
