import { resolve } from 'node:path';
import { createCalendar } from '../analyst/calendar.ts';
import { collector } from '../analyst/detect-options.ts';
import { readSeries } from '../analyst/read-series.ts';
import { readTable } from '../analyst/read-table.ts';
import { scoreDetectFile } from '../analyst/score-detect.ts';
import { scoreForecastFile } from '../analyst/score-forecast.ts';
import { printDetectScores, printForecastScores, summarise } from '../analyst/score-print.ts';
import { unknownOutput } from '../analyst/score-problems.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly zone: string;
  readonly timeColumn: string;
  readonly timeFormat?: string;
  readonly valueColumn: readonly string[];
  readonly allColumns?: boolean;
  readonly unreadable: 'stop' | 'gap';
}

const usual: readonly string[] = ['value'];

export const scoreCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('score')
    .description('score an output of forecast or detect against the file that it was made from; needs no server')
    .argument('<file>', 'the CSV file with the readings')
    .argument('<output>', 'what forecast or detect wrote')
    .requiredOption('--zone <zone>', 'time zone of the place, for example Europe/Amsterdam')
    .option('--time-column <name>', 'column with the times', 'timestamp')
    .option('--time-format <format>', 'how times are written, for example "dd-MM-yyyy HH:mm" (default: ISO 8601)')
    .option('--value-column <name>', 'column with the values; more than once for several', collector(usual), usual)
    .option('--all-columns', 'take every column but the times as a series')
    .option('--unreadable <treatment>', 'what to do with a row that cannot be read: stop or gap', 'stop')
    .action(async (file: string, output: string, _options, command) => {
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
    const scores = await scoreDetectFile(output, options.zone);
    if (options.json) print(terminal.out, JSON.stringify(scores));
    else printDetectScores(terminal.out, scores, options);
    return scores.reduce((sum, { rows }) => sum + rows, 0);
  }
  const valueColumns = options.allColumns ? 'all' : options.valueColumn;
  const table = await readSeries(file, { ...options, valueColumns });
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
