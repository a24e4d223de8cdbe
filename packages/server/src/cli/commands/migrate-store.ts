import { type Moved, moveStore } from '../move-store/move-store.ts';
import { homeOf } from '../move-store/store-home.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { print, type Terminal, type Words } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly from: string;
  readonly to: string;
}

const notes = `
A store is one of:
  embedded, pglite                   in DATA_DIR
  embedded:FOLDER, pglite:FOLDER     in another data folder; keys and files go along
  postgresql                         at DATABASE_URL
  postgresql://user@host/database    that address

Stop the server first. --to must be empty. Nothing of --from changes, and nobody can write in it meanwhile. The copy counts only after
both were compared, table by table. After a stop in the middle, give the same command again.`;

export const migrateStoreCommand: AddCommand = (program, terminal) => {
  program
    .command('migrate-store')
    .description('move everything to another kind of store, and compare both')
    .requiredOption('--from <store>', 'the store that is there')
    .requiredOption('--to <store>', 'an empty one')
    .addHelpText('after', notes)
    .action(async (_options, command) => move(terminal, command.optsWithGlobals() as Options));
};

async function move(terminal: Terminal, options: Options): Promise<void> {
  const [from, to] = [homeOf(options.from, terminal), homeOf(options.to, terminal)];
  const progress = createProgress(terminal.err);
  const [copying, comparing] = [
    say(options, { nl: 'Verhuizen', en: 'Moving' }),
    say(options, { nl: 'Vergelijken', en: 'Comparing' }),
  ];
  const moved = await moveStore({
    from,
    to,
    onRows: (done, about) => progress.update(copying, done, about),
    onTable: (done, all) => progress.update(comparing, done, all),
  }).finally(() => progress.end());
  if (options.json) print(terminal.out, JSON.stringify(moved));
  else print(terminal.out, say(options, wordsFor(moved, to.store === 'postgresql')));
}

function wordsFor({ tables, rows, files }: Moved, isServer: boolean): Words {
  const next = {
    nl: isServer ? 'Zet DATABASE_URL op het nieuwe adres en start de server.' : 'Start de server op de nieuwe opslag.',
    en: isServer ? 'Set DATABASE_URL to the new address and start the server.' : 'Start the server on the new store.',
  };
  return {
    nl: `Verhuisd en vergeleken: ${rows} rijen van ${tables} tabellen, ${files} bestanden. ${next.nl} De oude opslag is er nog.`,
    en: `Moved and compared: ${rows} rows of ${tables} tables, ${files} files. ${next.en} The old store is still there.`,
  };
}
