import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import { createCalendar } from '../analyst/calendar.ts';
import { type DetectFileOptions, detectFile } from '../analyst/detect-file.ts';
import { collector, parseInterval, parsePositive, parseValue } from '../analyst/detect-options.ts';
import { printSummaries } from '../analyst/detect-print.ts';
import type { SeriesSummary } from '../analyst/detect-summary.ts';
import { intoFile, writeTo } from '../analyst/into-file.ts';
import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { createProgress } from '../progress.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly zone: string;
  readonly calendar: string;
  readonly kind: DetectFileOptions['kind'];
  readonly timeColumn: string;
  readonly timeFormat?: string;
  readonly valueColumn: readonly string[];
  readonly allColumns?: boolean;
  readonly interval?: number;
  readonly min?: number;
  readonly max?: number;
  readonly budget?: number;
  readonly band: '80' | '95' | '98';
  readonly unreadable: 'stop' | 'gap';
  readonly output?: string;
}

/** The column with values, unless others are named. */
const usual: readonly string[] = ['value'];

export const detectCommand: AddCommand = (program, terminal) => {
  program
    .command('detect')
    .description(
      'tell for every row of a file how strange it is, with the range that was to be expected; needs no server',
    )
    .argument('<file>', 'CSV file, plain or gzip, with a header')
    .requiredOption('--zone <zone>', 'time zone of the place, for example Europe/Amsterdam')
    .option('--calendar <code>', 'public holidays: NL, BE, GB-ENG, AU-VIC, … or none', 'none')
    .addOption(
      new Option('--kind <kind>', 'kind of values')
        .choices(['auto', 'count', 'level', 'proportion'])
        .default('auto', 'auto: as the values look'),
    )
    .option('--time-column <name>', 'column with the times', 'timestamp')
    .option('--time-format <format>', 'how times are written, for example "dd-MM-yyyy HH:mm" (default: ISO 8601)')
    .option('--value-column <name>', 'column with the values; more than once for several', collector(usual), usual)
    .option('--all-columns', 'take every column but the times as a series')
    .option('--interval <time>', 'time between readings, for example 5m (default: as the file shows)', parseInterval)
    .option('--min <number>', 'lowest value that can physically be', parseValue)
    .option('--max <number>', 'highest value that can physically be', parseValue)
    .option('--budget <number>', 'deviations a week that are welcome (default: one in four weeks)', parsePositive)
    .addOption(
      new Option('--band <percent>', 'share of readings between lower and upper')
        .choices(['80', '95', '98'])
        .default('95'),
    )
    .addOption(
      new Option('--unreadable <treatment>', 'what to do with a row that cannot be read')
        .choices(['stop', 'gap'])
        .default('stop'),
    )
    .option('--output <file>', 'CSV file to write; without it the terminal')
    .action(async (file: string, _options, command) => {
      const options = command.optsWithGlobals() as Options;
      const summaries = await detect(resolve(terminal.cwd, file), options, terminal);
      const to = options.output === undefined ? terminal.err : terminal.out;
      if (options.json) print(to, JSON.stringify(summaries));
      else printSummaries(to, summaries, options);
    });
};

async function detect(path: string, options: Options, terminal: Terminal): Promise<SeriesSummary[]> {
  const calendar = createCalendar(options.zone, options.calendar);
  const size = await stat(path).then(
    ({ size }) => size,
    () => 0, // the reader says what is wrong with the file
  );
  const progress = createProgress(terminal.err);
  const label = basename(path);
  const wanted = {
    ...toFileOptions(options),
    onProgress: (bytes: number) => progress.update(label, bytes, size),
  };
  try {
    if (options.output === undefined) {
      return await detectFile(path, calendar, wanted, (text) => writeTo(terminal.out, text));
    }
    const output = resolve(terminal.cwd, options.output);
    if (output === path) throw sameFile(options.output);
    return await intoFile(output, (out) => detectFile(path, calendar, wanted, (text) => writeTo(out, text)));
  } finally {
    progress.end();
  }
}

function toFileOptions(options: Options): DetectFileOptions {
  const { interval, min, max, budget, timeFormat } = options;
  return {
    zone: options.zone,
    kind: options.kind,
    timeColumn: options.timeColumn,
    valueColumns: options.allColumns ? 'all' : options.valueColumn,
    unreadable: options.unreadable,
    band: Number(options.band) as DetectFileOptions['band'], // one of the choices
    ...(interval === undefined ? {} : { intervalMs: interval }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(budget === undefined ? {} : { budget }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
  };
}

const sameFile = (name: string) =>
  new CommandError(
    {
      nl: `--output ${name} is het bestand zelf. Kies een andere naam.`,
      en: `--output ${name} is the file itself. Choose another name.`,
    },
    EXIT_WRONG_USE,
  );
