import type { AlarmBudget, AlarmBudgetPreview, Place } from '@wijkritme/contract';
import { Argument, InvalidArgumentError } from 'commander';
import { withServer } from '../connection.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';
import { getPlace } from './find-place.ts';

/** What takes a place's own budget away. */
const INHERIT = 'inherit';

export const budgetCommand: AddCommand = (program, terminal, finish) => {
  const budget = program.command('budget').description('how many signals a week a place may have (code or number)');
  budget
    .command('get <place>')
    .description('the budget that holds in a place, and where it comes from')
    .action(async (name: string, _options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      await withServer(terminal, options, async ({ client }) => {
        const place = await getPlace(client, name);
        tell(terminal, options, place, await client.getAlarmBudget({ id: place.id }));
      });
    });
  budget
    .command('set <place>')
    .description(`set it, from now on; "${INHERIT}" gives the place that of the place around it`)
    .addArgument(new Argument('<per-week>', 'signals a week, 0.04 to 100').argParser(parseBudget))
    .action(async (name: string, perWeek: number | null, _options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      await withServer(terminal, options, async ({ client }) => {
        const place = await getPlace(client, name);
        const body = perWeek === null ? {} : { perWeek };
        tell(terminal, options, place, await client.putAlarmBudget({ id: place.id, body }));
      });
    });
  budget
    .command('preview <place>')
    .description('what a budget would have shown over the past weeks; nothing changes')
    .addArgument(new Argument('<per-week>', 'signals a week, 0.04 to 100').argParser(parseNumber))
    .action(async (name: string, perWeek: number, _options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const preview = await withServer(terminal, options, async ({ client }) => {
        const { id } = await getPlace(client, name);
        return client.previewAlarmBudget({ id, perWeek });
      });
      show(terminal, options, preview);
      if (preview.total === 0) finish(EXIT_NOTHING);
    });
};

function parseNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= 0.04 && value <= 100)) throw new InvalidArgumentError('must be a number from 0.04 to 100.');
  return value;
}

const parseBudget = (text: string) => (text === INHERIT ? null : parseNumber(text));

function tell({ out }: Terminal, options: GlobalOptions, place: Place, budget: AlarmBudget): void {
  if (options.json) {
    print(out, JSON.stringify(budget));
    return;
  }
  const { perWeek, fromPlaceId } = budget;
  const source =
    fromPlaceId === null
      ? { nl: 'de standaard', en: 'the default' }
      : fromPlaceId === place.id
        ? { nl: 'van deze plek zelf', en: 'its own' }
        : { nl: `van plek ${fromPlaceId} eromheen`, en: `of place ${fromPlaceId} around it` };
  const words = {
    nl: `${place.name}: ${perWeek} per week (${source.nl})`,
    en: `${place.name}: ${perWeek} a week (${source.en})`,
  };
  print(out, say(options, words));
}

function show({ out }: Terminal, options: GlobalOptions, preview: AlarmBudgetPreview): void {
  if (options.json) {
    print(out, JSON.stringify(preview));
    return;
  }
  print(out, preview.sentence);
  const head = say(options, {
    nl: 'van|tot|plek|eens in weken|meetreeksen',
    en: 'from|to|place|once in weeks|datastreams',
  });
  const rows = preview.shown.map(({ start, end, placeName, onceInWeeks, datastreams }) => [
    ...[start, end, placeName, onceInWeeks.toFixed(1), datastreams.join(' ')],
  ]);
  if (rows.length > 0) printTable(out, [head.split('|'), ...rows]);
}
