import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fitsKind } from '@wijkritme/engine';
import { Option } from 'commander';
import { createCalendar } from '../analyst/calendar.ts';
import { type DetectFileOptions, detectFile } from '../analyst/detect-file.ts';
import { parseInterval, parsePositive, parseValue } from '../analyst/detect-options.ts';
import { printSummaries } from '../analyst/detect-print.ts';
import type { SeriesSummary } from '../analyst/detect-summary.ts';
import { sameFile } from '../analyst/forecast-problems.ts';
import { intoFile, writeTo } from '../analyst/into-file.ts';
import { type AnalystOptions, addAnalystOptions, toSeriesOptions } from '../analyst/series-file-options.ts';
import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';
import { createProgress } from '../progress.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends AnalystOptions {
  readonly interval?: number;
  readonly min?: number;
  readonly max?: number;
  readonly budget?: number;
  readonly band: '80' | '95' | '98';
}

export const detectCommand: AddCommand = (program, terminal) => {
  const command = program
    .command('detect')
    .description(
      'tell for every row of a file how strange it is, with the range that was to be expected; needs no server',
    )
    .argument('<file>', 'CSV file, plain or gzip, with a header');
  addAnalystOptions(command)
    .option('--interval <time>', 'time between readings, for example 5m (default: as the file shows)', parseInterval)
    .option('--min <number>', 'lowest value that can physically be', parseValue)
    .option('--max <number>', 'highest value that can physically be', parseValue)
    .option('--budget <number>', 'deviations a week that are welcome (default: one in four weeks)', parsePositive)
    .addOption(
      new Option('--band <percent>', 'share of readings between lower and upper')
        .choices(['80', '95', '98'])
        .default('95'),
    )
    .action(async (file: string) => {
      const options = command.optsWithGlobals() as Options;
      const summaries = await detectInto(resolve(terminal.cwd, file), options, terminal);
      const to = options.output === undefined ? terminal.err : terminal.out;
      if (options.json) print(to, JSON.stringify(summaries));
      else printSummaries(to, summaries, options);
    });
};

async function detectInto(path: string, options: Options, terminal: Terminal): Promise<SeriesSummary[]> {
  const calendar = createCalendar(options.zone, options.calendar, options.school);
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
    if (output === path) throw sameFile(`--output ${options.output}`);
    return await intoFile(output, (out) => detectFile(path, calendar, wanted, (text) => writeTo(out, text)));
  } finally {
    progress.end();
  }
}

const noStates = () =>
  new CommandError(
    {
      nl: '--min en --max van een toestand zijn hele getallen van 0 tot en met 15. Pas ze aan of laat ze weg.',
      en: '--min and --max of a state are whole numbers from 0 to 15. Change them or leave them out.',
    },
    EXIT_WRONG_USE,
  );

function toFileOptions(options: Options): DetectFileOptions {
  const { kind, interval, min, max, budget } = options;
  if (kind === 'state' && ![min ?? 0, max ?? 1].every((one) => fitsKind('state', one))) throw noStates();
  return {
    ...toSeriesOptions(options),
    kind,
    band: Number(options.band) as DetectFileOptions['band'], // one of the choices
    ...(interval === undefined ? {} : { intervalMs: interval }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(budget === undefined ? {} : { budget }),
  };
}
