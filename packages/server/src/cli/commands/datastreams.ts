import { connect } from '../connection.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { printTable } from '../table.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly place?: number;
}

export const datastreamsCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('datastreams')
    .description('list datastreams with their state now')
    .option('--place <number>', 'only those in this place', wholeNumber)
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as Options;
      const { client } = connect(terminal, options);
      const { items } = await client.listDatastreams({ place: options.place });
      if (options.json) print(terminal.out, JSON.stringify(items));
      else
        printTable(
          terminal.out,
          items.map((it) => [String(it.id), it.status, `${it.thingName}: ${it.name}`, it.sentence]),
        );
      if (items.length === 0) finish(EXIT_NOTHING);
    });
};
