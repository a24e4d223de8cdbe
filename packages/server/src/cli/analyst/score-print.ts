import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Stream } from '../terminal.ts';
import type { DetectScore } from './score-detect.ts';
import type { SeriesScore } from './score-forecast.ts';
import type { WindowOptions } from './score-windows.ts';

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
    nl: 'reeks|regels|binnen het bereik|eronder / onderste / bovenste helft / erboven|afwijkingen|per week',
    en: 'series|rows|within the range|below / lower / upper half / above|deviations|per week',
  }).split('|');
  const rows = scores.map(({ series, rows, coverage, pit, alarms, alarmsPerWeek }) => [
    series || '-',
    String(rows),
    percent(coverage),
    pit.map(percent).join(' / '),
    String(alarms),
    figure(alarmsPerWeek),
  ]);
  printTable(out, [head, ...rows]);
}

/** How a detection answers to known events. */
export function printWindowScores(
  out: Stream,
  scores: readonly DetectScore[],
  { profile, threshold }: WindowOptions,
  speech: Speech,
): void {
  const head = say(speech, {
    nl: `reeks|NAB (${profile}), beste drempel|drempel|gevonden|valse alarmen|NAB bij ${threshold}|precisie|recall|tijd tot melding|vals per week`,
    en: `series|NAB (${profile}), best threshold|threshold|found|false alarms|NAB at ${threshold}|precision|recall|time to detect|false a week`,
  });
  const rows = scores.flatMap(({ series, windows }) => {
    if (!windows) return [];
    const { nab, nabAt, events } = windows;
    return [
      [
        ...[series || '-', figure(nab.score), figure(nab.threshold), `${nab.found}/${nab.windows}`],
        ...[String(nab.falseAlarms), figure(nabAt.score), percent(events.precision), percent(events.recall)],
        ...[hours(events.timeToDetectMs), figure(events.falseAlarmsPerWeek)],
      ],
    ];
  });
  printTable(out, [head.split('|'), ...rows]);
  const words = {
    nl: 'Precisie, recall, tijd en valse alarmen gaan over afwijkingen; NAB gaat over de kolom score. De beste drempel is op dit bestand gekozen.',
    en: 'Precision, recall, time and false alarms are of deviations; NAB is of the column score. The best threshold was chosen on this file.',
  };
  print(out, say(speech, words));
}

const hours = (ms: number) => (Number.isFinite(ms) ? `${figure(ms / 3_600_000)} h` : '-');

function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '-';
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '-';
}
