import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import { createCalendar } from '../analyst/calendar.ts';
import { collector } from '../analyst/detect-options.ts';
import { type ForecastFileOptions, type ForecastSummary, forecastFile } from '../analyst/forecast-file.ts';
import { parseDays, parseMinutes, parseOrigins, parseStep } from '../analyst/forecast-options.ts';
import { sameFile } from '../analyst/forecast-problems.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly zone: string;
  readonly calendar: string;
  readonly kind: ForecastFileOptions['kind'];
  readonly timeColumn: string;
  readonly timeFormat?: string;
  readonly valueColumn: readonly string[];
  readonly allColumns?: boolean;
  readonly horizon: number;
  readonly origins: number;
  readonly step?: number;
  readonly last: number;
  readonly covariates?: string;
  readonly covariateTimeColumn?: string;
  readonly unreadable: 'stop' | 'gap';
  readonly output?: string;
}

/** The column with values, unless others are named. */
const usual: readonly string[] = ['value'];

export const forecastCommand: AddCommand = (program, terminal) => {
  program
    .command('forecast')
    .description('forecast the series of a file, with a range, beside what was known at each origin; needs no server')
    .argument('<file>', 'CSV file, plain or gzip, with a header')
    .requiredOption('--zone <zone>', 'time zone of the place, for example Europe/Amsterdam')
    .option('--calendar <code>', 'public holidays: NL, BE, GB-ENG, AU-VIC, … or none', 'none')
    .addOption(
      new Option('--kind <kind>', 'kind of values')
        .choices(['auto', 'count', 'level', 'proportion'])
        .default('auto', 'auto: as the values look'),
    )
    .option('--horizon <time>', 'how far ahead: 1h, 24h, 7d (default: 24h)', parseMinutes, 1440)
    .option('--origins <often>', 'from when: daily (at midnight), hourly, or 6h (default: daily)', parseOrigins, 1440)
    .option('--step <time>', 'length of a step: 1h, 15min (default: 1h; finer for short horizons)', parseStep)
    .option(
      '--last <days>',
      'origins on the last days of the file, 56d; without it one origin, where the file ends',
      parseDays,
      0,
    )
    .option('--covariates <file>', 'CSV file with what is known ahead, such as weather; every column counts')
    .option('--covariate-time-column <name>', 'column with its times (default: that of --time-column)')
    .option('--time-column <name>', 'column with the times', 'timestamp')
    .option('--time-format <format>', 'how times are written, for example "dd-MM-yyyy HH:mm" (default: ISO 8601)')
    .option('--value-column <name>', 'column with the values; more than once for several', collector(usual), usual)
    .option('--all-columns', 'take every column but the times as a series')
    .addOption(
      new Option('--unreadable <treatment>', 'what to do with a row that cannot be read')
        .choices(['stop', 'gap'])
        .default('stop'),
    )
    .option('--output <file>', 'CSV file to write; without it the terminal')
    .action(async (file: string, _options, command) => {
      await forecast(resolve(terminal.cwd, file), command.optsWithGlobals() as Options, terminal);
    });
};

async function forecast(path: string, options: Options, terminal: Terminal): Promise<void> {
  createCalendar(options.zone, options.calendar); // says what is wrong with either
  const output = options.output === undefined ? undefined : resolve(terminal.cwd, options.output);
  if (output === path) throw sameFile(`--output ${options.output}`);
  const progress = createProgress(terminal.err);
  const label = basename(path);
  const { text, summary } = await forecastFile(path, toFileOptions(options, terminal.cwd), (share) =>
    progress.update(label, Math.round(share * 1000), 1000),
  ).finally(() => progress.end());
  if (output === undefined) terminal.out.write(text);
  else await writeWhole(output, text);
  const to = output === undefined ? terminal.err : terminal.out;
  print(to, options.json ? JSON.stringify(summary) : toSentence(summary, options));
}

function toFileOptions(options: Options, cwd: string): ForecastFileOptions {
  const { zone, calendar, kind, timeColumn, timeFormat, horizon, origins, step, last, unreadable } = options;
  const covariates = options.covariates && {
    path: resolve(cwd, options.covariates),
    timeColumn: options.covariateTimeColumn ?? timeColumn,
  };
  return {
    ...{ zone, calendar, kind, timeColumn, horizon, origins, last, unreadable },
    valueColumns: options.allColumns ? 'all' : options.valueColumn,
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(step === undefined ? {} : { step }),
    ...(covariates ? { covariates } : {}),
  };
}

function toSentence({ rows, origins, stepMinutes, series, leftOut }: ForecastSummary, options: Options): string {
  const skipped = leftOut.unreadable + leftOut.neverExisted + leftOut.repeated;
  return say(options, {
    nl: `${rows} regels: ${series.length} reeksen, ${origins} momenten, stappen van ${stepMinutes} minuten; ${skipped} regels van het bestand tellen niet mee.`,
    en: `${rows} rows: ${series.length} series, ${origins} origins, steps of ${stepMinutes} minutes; ${skipped} rows of the file do not count.`,
  });
}

/** Writes beside the file and puts it in its place when it is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}
