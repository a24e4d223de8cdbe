import type { OpenDataRelease } from '@wijkritme/contract';
import { Argument, InvalidArgumentError, Option } from 'commander';
import { connect } from '../connection.ts';
import { EXIT_NOTHING, EXIT_OK } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { numberList, wholeNumber } from '../parse-number.ts';
import { printTable } from '../table.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

function decimal(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('must be a number above 0.');
  return number;
}

interface Declared extends GlobalOptions {
  readonly datastreams: number[];
  readonly step: 'hour' | 'day';
  readonly unit: 'event' | 'person';
  readonly mostPerUnit: number;
  readonly reason: string;
  readonly largest: number;
  readonly budget: number;
}

interface Wished extends GlobalOptions {
  readonly from: string;
  readonly to: string;
  readonly epsilon: number;
}

export const opendataCommand: AddCommand = (program, terminal, finish) => {
  const opendata = program
    .command('opendata')
    .description('give counts away for good, with noise and a privacy budget');
  const dataset = new Argument('<dataset>', 'number of the dataset').argParser(wholeNumber);
  opendata
    .command('list')
    .description('datasets, with what is spent of their budget')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const { items } = await connect(terminal, options).client.listOpenDatasets();
      if (options.json) print(terminal.out, JSON.stringify(items));
      else {
        const head = say(options, {
          nl: 'nr|naam|stap|uitgaven|besteed|budget',
          en: 'no|name|step|releases|spent|budget',
        });
        const rows = items.map((one) => [one.id, one.name, one.step, one.releases, one.spent, one.budget].map(String));
        printTable(terminal.out, [head.split('|'), ...rows]);
      }
      finish(items.length > 0 ? EXIT_OK : EXIT_NOTHING);
    });
  opendata
    .command('declare')
    .description('declare a dataset once and for ever')
    .argument('<name>', 'what people call it')
    .requiredOption('--datastreams <ids>', 'numbers of datastreams, with commas', numberList)
    .addOption(new Option('--step <step>', 'width of one count').choices(['hour', 'day']).default('day'))
    .addOption(new Option('--unit <unit>', 'what is protected').choices(['event', 'person']).default('event'))
    .option('--most-per-unit <n>', 'sensitivity: what one unit adds at most to one release', wholeNumber, 1)
    .requiredOption('--reason <text>', 'why the sensitivity is no larger')
    .option('--largest <n>', 'counts above this are cut off', wholeNumber, 1_000_000)
    .requiredOption('--budget <epsilon>', 'how much privacy may ever be lost', decimal)
    .action(async (name: string, _options, command) => {
      const { datastreams, step, unit, mostPerUnit, reason, largest, budget, ...options } =
        command.optsWithGlobals() as Declared;
      const body = { name, datastreams, step, unit, mostPerUnit, reason, largest, budget };
      const made = await connect(terminal, options).client.createOpenDataset({ body });
      print(terminal.out, options.json ? JSON.stringify(made) : String(made.id));
    });
  opendata
    .command('release')
    .description('release whole local days with noise; the same days again give the same figures and cost nothing')
    .addArgument(dataset)
    .requiredOption('--from <date>', 'first day, for example 2026-11-01')
    .requiredOption('--to <date>', 'first day that is not in it')
    .requiredOption('--epsilon <epsilon>', 'how much of the budget it may cost', decimal)
    .action(async (id: number, _options, command) => {
      const { from, to, epsilon, ...options } = command.optsWithGlobals() as Wished;
      const release = await connect(terminal, options).client.createOpenDataRelease({
        id,
        body: { from, to, epsilon },
      });
      print(terminal.out, options.json ? JSON.stringify(release) : summary(options, release));
    });
};

function summary(options: GlobalOptions, { id, from, to, margin, digest }: OpenDataRelease): string {
  return say(options, {
    nl: `Uitgave ${id}: ${from} tot ${to}. In 95 van de 100 aantallen is de ruis hoogstens ${margin}.\nOphalen: /v1/open-data/releases/${id}/csv (sha-256 ${digest})`,
    en: `Release ${id}: ${from} to ${to}. In 95 of 100 counts the noise is at most ${margin}.\nFetch it: /v1/open-data/releases/${id}/csv (sha-256 ${digest})`,
  });
}
