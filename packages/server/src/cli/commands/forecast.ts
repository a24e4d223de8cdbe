import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createCalendar } from '../analyst/calendar.ts';
import { type ForecastFileOptions, type ForecastSummary, forecastFile } from '../analyst/forecast-file.ts';
import { parseDays, parseMinutes, parseOrigins, parseStep } from '../analyst/forecast-options.ts';
import { sameFile } from '../analyst/forecast-problems.ts';
import { type AnalystOptions, addAnalystOptions, toSeriesOptions } from '../analyst/series-file-options.ts';
import { say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends AnalystOptions {
  readonly horizon: number;
  readonly origins: number;
  readonly step?: number;
  readonly last: number;
  readonly covariates?: string;
  readonly covariateTimeColumn?: string;
}

export const forecastCommand: AddCommand = (program, terminal) => {
  const command = program
    .command('forecast')
    .description('forecast the series of a file, with a range, beside what was known at each origin; needs no server')
    .argument('<file>', 'CSV file, plain or gzip, with a header');
  addAnalystOptions(command)
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
    .action(async (file: string) => {
      await forecast(resolve(terminal.cwd, file), command.optsWithGlobals() as Options, terminal);
    });
};

async function forecast(path: string, options: Options, terminal: Terminal): Promise<void> {
  createCalendar(options.zone, options.calendar, options.school); // says what is wrong with either
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
  const { calendar, school, kind, horizon, origins, step, last } = options;
  const covariates = options.covariates && {
    path: resolve(cwd, options.covariates),
    timeColumn: options.covariateTimeColumn ?? options.timeColumn,
  };
  return {
    ...toSeriesOptions(options),
    ...{ calendar, kind, horizon, origins, last },
    ...(school === undefined ? {} : { school }),
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
