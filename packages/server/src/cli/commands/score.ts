import { resolve } from 'node:path';
import { createCalendar } from '../analyst/calendar.ts';
import { readSeries } from '../analyst/read-series.ts';
import { readTable } from '../analyst/read-table.ts';
import { scoreDetectFile } from '../analyst/score-detect.ts';
import { scoreForecastFile } from '../analyst/score-forecast.ts';
import { printDetectScores, printForecastScores, summarise } from '../analyst/score-print.ts';
import { unknownOutput } from '../analyst/score-problems.ts';
import { addSeriesFileOptions, type SeriesFileOptions, toSeriesOptions } from '../analyst/series-file-options.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

export const scoreCommand: AddCommand = (program, terminal, finish) => {
  const command = program
    .command('score')
    .description('score an output of forecast or detect against the file that it was made from; needs no server')
    .argument('<file>', 'the CSV file with the readings')
    .argument('<output>', 'what forecast or detect wrote');
  addSeriesFileOptions(command).action(async (file: string, output: string) => {
    const options = command.optsWithGlobals() as SeriesFileOptions;
    const count = await score(resolve(terminal.cwd, file), resolve(terminal.cwd, output), { options, terminal });
    if (count === 0) finish(EXIT_NOTHING);
  });
};

/** @returns how many values were scored */
async function score(
  file: string,
  output: string,
  { options, terminal }: { options: SeriesFileOptions; terminal: Terminal },
): Promise<number> {
  createCalendar(options.zone, 'none'); // says what is wrong with the zone
  const kind = await kindOf(output);
  if (kind === 'detect') {
    const scores = await scoreDetectFile(output, options.zone);
    if (options.json) print(terminal.out, JSON.stringify(scores));
    else printDetectScores(terminal.out, scores, options);
    return scores.reduce((sum, { rows }) => sum + rows, 0);
  }
  const table = await readSeries(file, toSeriesOptions(options));
  const scores = await scoreForecastFile(output, table, options.zone);
  const together = summarise(scores);
  if (options.json) print(terminal.out, JSON.stringify({ together, series: scores }));
  else printForecastScores(terminal.out, scores, options);
  return together.count;
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
