import type { Client } from '@wijkritme/client';
import type { Deviation } from '@wijkritme/contract';
import { Option } from 'commander';
import { connect } from '../connection.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly place?: number;
  readonly datastream?: number;
  readonly kind?: Deviation['kind'];
  readonly strongest?: boolean;
  readonly limit: number;
}

const kinds = ['higher', 'lower', 'silent', 'stuck', 'level-shift', 'changed-shape', 'implausible', 'other-state'];

export const deviationsCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('deviations')
    .description('list where and when a datastream left its rhythm, and several of a place together (S and the signal)')
    .option('--from <time>', 'first moment, for example 2026-01-01T00:00:00Z')
    .option('--to <time>', 'moment before which it ends')
    .option('--place <number>', 'only in this place', wholeNumber)
    .option('--datastream <number>', 'only of this datastream', wholeNumber)
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(kinds))
    .option('--strongest', 'the strongest first, instead of the newest')
    .option('--limit <number>', 'how many at most', wholeNumber, 100)
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as Options;
      const { client } = connect(terminal, options);
      const { from, to, place, datastream, kind, limit } = options;
      const order = options.strongest ? 'strongest' : 'newest';
      const { items } = await client.listDeviations({ from, to, place, datastream, kind, limit, order });
      const signals = await listTogether(client, options);
      if (options.json) print(terminal.out, JSON.stringify([...items, ...signals.flatMap(({ joint }) => joint)]));
      else {
        for (const item of items) print(terminal.out, `${item.id}  ${item.start}  ${item.sentence}`);
        for (const { id, start, sentence } of signals) print(terminal.out, `S${id}  ${start}  ${sentence}`);
      }
      if (items.length + signals.length === 0) finish(EXIT_NOTHING);
    });
};

/** Signals that several series showed together; one datastream alone has none, and they are only higher or lower. */
async function listTogether(client: Client, { from, to, place, datastream, kind, limit, strongest }: Options) {
  if (datastream !== undefined || (kind !== undefined && kind !== 'higher' && kind !== 'lower')) return [];
  const order = strongest ? 'strongest' : 'newest';
  const { items } = await client.listSignals({ from, to, place, kind, joint: true, order, limit });
  return items;
}
