import { say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Stream } from '../terminal.ts';
import type { RecordingResult } from './run-trial.ts';
import { kinds, type Summary, summarise } from './summarise.ts';

type Language = { readonly lang: 'nl' | 'en' };

/** One recording as text: what was stored, how often the rhythm broke, where most, and the named days. */
export function printRecording(out: Stream, result: RecordingResult, to: Language): void {
  const summary = summarise(result, to.lang);
  print(out, `\n${say(to, result.recording.title)}`);
  printImports(out, summary, to);
  printSeries(out, summary, to);
  print(out, `\n${say(to, { nl: 'Sterkste afwijkingen', en: 'Strongest deviations' })}`);
  for (const sentence of summary.strongest) print(out, `  ${sentence}`);
  printTogether(out, summary, to);
  printDays(out, summary, to);
}

function printImports(out: Stream, { imports }: Summary, to: Language): void {
  const head = say(to, {
    nl: 'bestand|opgeslagen|herhaald|strijdig|niet gemeten|geweigerd',
    en: 'file|stored|repeated|conflict|not measured|refused',
  }).split('|');
  const rows = imports.map(({ file, counts: { stored, repeated, conflict, gap, refused } }) =>
    [file, stored, repeated, conflict, gap, refused].map(String),
  );
  printTable(out, indent([head, ...rows]));
}

function printSeries(out: Stream, { series }: Summary, to: Language): void {
  const head = say(to, { nl: 'per week|weken|in de band', en: 'per week|weeks|in the band' }).split('|');
  const rows = series.map(({ name, weeks, perWeek, inBand }) => [
    name,
    weeks.toFixed(0),
    `${(100 * inBand).toFixed(1)} %`,
    ...kinds.map((kind) => (perWeek[kind] ?? 0).toFixed(2)),
  ]);
  print(out, '');
  printTable(out, indent([[...head, ...kinds], ...rows]));
}

function printTogether(out: Stream, { together }: Summary, to: Language): void {
  if (!together) return;
  const { weeks, perWeek, strongest } = together;
  const head = {
    nl: `Samen, zoals één: ${perWeek} per week in ${weeks} weken; de sterkste`,
    en: `Together, as one: ${perWeek} a week in ${weeks} weeks; the strongest`,
  };
  print(out, `\n${say(to, head)}`);
  for (const sentence of strongest) print(out, `  ${sentence}`);
}

function printDays(out: Stream, summary: Summary, to: Language): void {
  const { days } = summary;
  if (days.length === 0) return;
  print(out, `\n${say(to, { nl: 'Dagen met een naam', en: 'Named days' })}`);
  const rows = days.map(({ name, date, wanted, found, of, together }) => [
    name,
    date,
    verdictOf(wanted, found, of, to),
    summary.together ? verdictTogether(wanted, together, to) : '',
  ]);
  printTable(out, indent(rows));
}

function verdictOf(wanted: readonly string[], found: number, of: number, to: Language): string {
  if (of === 0) return say(to, { nl: 'niet te beoordelen', en: 'cannot be judged' });
  const share = say(to, { nl: `${found} van ${of} reeksen`, en: `${found} of ${of} series` });
  if (wanted.length === 0) {
    return found === 0
      ? say(to, { nl: 'rustig, zoals het hoort', en: 'calm, as it should be' })
      : say(to, { nl: `niet rustig: ${share}`, en: `not calm: ${share}` });
  }
  return found === 0
    ? say(to, { nl: `gemist (${share})`, en: `missed (${share})` })
    : say(to, { nl: `gevonden: ${share}`, en: `found: ${share}` });
}

function verdictTogether(wanted: readonly string[], together: number | null, to: Language): string {
  if (together === null)
    return wanted.length === 0
      ? say(to, { nl: 'samen rustig', en: 'calm together' })
      : say(to, { nl: 'samen gemist', en: 'missed together' });
  return wanted.length === 0
    ? say(to, { nl: `samen niet rustig (${together})`, en: `not calm together (${together})` })
    : say(to, { nl: `samen gevonden (${together})`, en: `found together (${together})` });
}

const indent = (rows: readonly (readonly string[])[]) => rows.map(([first, ...rest]) => [`  ${first}`, ...rest]);
