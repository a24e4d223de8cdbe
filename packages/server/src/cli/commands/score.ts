import { resolve } from 'node:path';
import { Option } from 'commander';
import { createCalendar } from '../analyst/calendar.ts';
import { parseShare } from '../analyst/detect-options.ts';
import { readSeries } from '../analyst/read-series.ts';
import { readTable } from '../analyst/read-table.ts';
import { readWindows } from '../analyst/read-windows.ts';
import { scoreDetectFile } from '../analyst/score-detect.ts';
import { scoreForecastFile } from '../analyst/score-forecast.ts';
import { printDetectScores, printForecastScores, printWindowScores, summarise } from '../analyst/score-print.ts';
import { unknownOutput, windowsOfForecast } from '../analyst/score-problems.ts';
import { PROFILES, type ProfileName, type WindowOptions } from '../analyst/score-windows.ts';
import { addSeriesFileOptions, type SeriesFileOptions, toSeriesOptions } from '../analyst/series-file-options.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends SeriesFileOptions {
  readonly windows?: string;
  readonly profile: ProfileName;
  readonly threshold: number;
}

export const scoreCommand: AddCommand = (program, terminal, finish) => {
  const command = program
    .command('score')
    .description('score an output of forecast or detect against the file that it was made from; needs no server')
    .argument('<file>', 'the CSV file with the readings')
    .argument('<output>', 'what forecast or detect wrote');
  addSeriesFileOptions(command)
    .option(
      '--windows <file>',
      'known events by file name, as in the combined_windows.json of NAB; for outputs of detect',
    )
    .addOption(
      new Option('--profile <name>', 'what finding, missing and false alarms weigh in NAB')
        .choices(Object.keys(PROFILES))
        .default('standard'),
    )
    .option(
      '--threshold <score>',
      'score from which on a row counts as a detection in NAB (default: 0.5)',
      parseShare,
      0.5,
    )
    .action(async (file: string, output: string) => {
      const options = command.optsWithGlobals() as Options;
      const count = await score(resolve(terminal.cwd, file), resolve(terminal.cwd, output), { options, terminal });
      if (count === 0) finish(EXIT_NOTHING);
    });
};

/** @returns how many values were scored */
async function score(
  file: string,
  output: string,
  { options, terminal }: { options: Options; terminal: Terminal },
): Promise<number> {
  createCalendar(options.zone, 'none'); // says what is wrong with the zone
  const kind = await kindOf(output);
  if (kind === 'detect') {
    const windows = await windowsOf(file, options, terminal.cwd);
    const scores = await scoreDetectFile(output, options.zone, windows);
    if (options.json) print(terminal.out, JSON.stringify(scores));
    else {
      printDetectScores(terminal.out, scores, options);
      if (windows) printWindowScores(terminal.out, scores, windows, options);
    }
    return scores.reduce((sum, { rows }) => sum + rows, 0);
  }
  if (options.windows !== undefined) throw windowsOfForecast();
  const table = await readSeries(file, toSeriesOptions(options));
  const scores = await scoreForecastFile(output, table, options.zone);
  const together = summarise(scores);
  if (options.json) print(terminal.out, JSON.stringify({ together, series: scores }));
  else printForecastScores(terminal.out, scores, options);
  return together.count;
}

async function windowsOf(file: string, options: Options, cwd: string): Promise<WindowOptions | undefined> {
  if (options.windows === undefined) return undefined;
  const windows = await readWindows(resolve(cwd, options.windows), file, options.zone);
  return { windows, profile: options.profile, threshold: options.threshold };
}

async function kindOf(output: string): Promise<'forecast' | 'detect'> {
  let names: readonly string[] = [];
  await readTable(output, { timeColumn: 'time', valueColumns: 'all', unreadable: 'gap' }, (_row, columns) => {
    names = columns.names;
  });
  if (['origin', 'p10', 'p50', 'p90'].every((name) => names.includes(name))) return 'forecast';
  if (['value', 'lower', 'upper', 'state'].every((name) => names.includes(name))) return 'detect';
  throw unknownOutput(output);
}
