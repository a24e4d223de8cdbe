import { type Command, Option } from 'commander';
import type { GlobalOptions } from '../options.ts';
import { collector } from './detect-options.ts';
import type { SeriesOptions } from './read-series.ts';

/** Where the series of a file stand, as a person says it on the command line. */
export interface SeriesFileOptions extends GlobalOptions {
  readonly zone: string;
  readonly timeColumn: string;
  readonly timeFormat?: string;
  readonly valueColumn: readonly string[];
  readonly allColumns?: boolean;
  readonly unreadable: 'stop' | 'gap';
}

/** What `detect` and `forecast` are told besides. */
export interface AnalystOptions extends SeriesFileOptions {
  readonly calendar: string;
  readonly school?: string;
  readonly kind: (typeof KINDS)[number];
  readonly output?: string;
}

const KINDS = ['auto', 'count', 'level', 'proportion', 'state'] as const;

/** The column with values, unless others are named. */
const usual: readonly string[] = ['value'];

/** The zone, the columns, and what to do with rows that cannot be read: the same for every command on files. */
export function addSeriesFileOptions(command: Command): Command {
  return command
    .requiredOption('--zone <zone>', 'time zone of the place, for example Europe/Amsterdam')
    .option('--time-column <name>', 'column with the times', 'timestamp')
    .option('--time-format <format>', 'how times are written, for example "dd-MM-yyyy HH:mm" (default: ISO 8601)')
    .option('--value-column <name>', 'column with the values; more than once for several', collector(usual), usual)
    .option('--all-columns', 'take every column but the times as a series')
    .addOption(
      new Option('--unreadable <treatment>', 'what to do with a row that cannot be read')
        .choices(['stop', 'gap'])
        .default('stop'),
    );
}

/** Those, and what else `detect` and `forecast` have in common. */
export function addAnalystOptions(command: Command): Command {
  return addSeriesFileOptions(command)
    .option('--calendar <code>', 'public holidays: NL, BE, GB-ENG, AU-VIC, … or none', 'none')
    .option('--school <region>', 'school breaks: NL-noord, NL-midden, NL-zuid or BE-vlaanderen (default: not known)')
    .addOption(new Option('--kind <kind>', 'kind of values').choices(KINDS).default('auto', 'auto: as the values look'))
    .option('--output <file>', 'CSV file to write; without it the terminal');
}

/** The same as the readers of files take it. */
export function toSeriesOptions(options: SeriesFileOptions): SeriesOptions {
  const { zone, timeColumn, timeFormat, unreadable } = options;
  return {
    ...{ zone, timeColumn, unreadable },
    valueColumns: options.allColumns ? 'all' : options.valueColumn,
    ...(timeFormat === undefined ? {} : { timeFormat }),
  };
}
