import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KnownFormat, KnownImportResult } from '@wijkritme/contract';
import { Option } from 'commander';
import { connect, withServer } from '../connection.ts';
import { CommandError, EXIT_NOTHING } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface ImportOptions extends GlobalOptions {
  readonly source: string;
  readonly date: string;
  readonly format?: KnownFormat;
  readonly replace?: boolean;
}
interface RemoveOptions extends GlobalOptions {
  readonly source: string;
  readonly id?: string;
}

/** Bad records that are printed; `--json` gives all. */
const SHOWN = 20;

export const registerCommand: AddCommand = (program, terminal, finish) => {
  const register = program.command('register').description('sensors of others that are known from public files');
  register
    .command('import <file>')
    .description('take over known, unverified sensors; again updates them')
    .requiredOption('--source <name>', 'where the file comes from, for readers')
    .requiredOption('--date <YYYY-MM-DD>', 'of when the file is')
    .addOption(
      new Option('--format <format>', 'amsterdam: the Amsterdam register; bgt: sensor layer of the BGT').choices([
        'amsterdam',
        'bgt',
      ]),
    )
    .option('--replace', 'remove what this source told of before and this file does not name')
    .action(async (file: string, _options, command) => {
      const result = await importFile(
        terminal,
        resolve(terminal.cwd, file),
        command.optsWithGlobals() as ImportOptions,
      );
      if (result.refused.length > 0) finish(EXIT_NOTHING);
    });
  register
    .command('list', { isDefault: true })
    .description('list known sensors, at most 1000')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const { items } = await connect(terminal, options).client.listKnownSensors({ limit: 1_000 });
      if (options.json) print(terminal.out, JSON.stringify(items));
      else
        printTable(
          terminal.out,
          items.map(({ id, kind, name, source, sourceDate }) => [String(id), kind, name, source, sourceDate]),
        );
      if (items.length === 0) finish(EXIT_NOTHING);
    });
  register
    .command('remove')
    .description('remove the known sensors of a source, or one of them')
    .requiredOption('--source <name>', 'as given with the import')
    .option('--id <id>', 'only this one, by its identifier in the source')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as RemoveOptions;
      const query = { source: options.source, ...(options.id !== undefined && { sourceId: options.id }) };
      const { removed } = await connect(terminal, options).client.deleteKnownSensors(query);
      print(
        terminal.out,
        options.json
          ? JSON.stringify({ removed })
          : say(options, { nl: `verwijderd ${removed}`, en: `removed ${removed}` }),
      );
    });
};

async function importFile(terminal: Terminal, file: string, options: ImportOptions): Promise<KnownImportResult> {
  const { source, date, format, replace } = options;
  const body = {
    source,
    sourceDate: date,
    content: readJson(file),
    ...(format && { format }),
    ...(replace && { replace }),
  };
  const result = await withServer(terminal, options, ({ client }) => client.importKnownSensors({ body }));
  if (options.json) print(terminal.out, JSON.stringify(result));
  else printResult(terminal, options, result);
  return result;
}

function printResult({ out }: Terminal, { lang }: GlobalOptions, result: KnownImportResult): void {
  const { created, updated, unchanged, removed, refused } = result;
  const words = {
    nl: `nieuw ${created}, bijgewerkt ${updated}, gelijk ${unchanged}, verwijderd ${removed}, geweigerd ${refused.length}`,
    en: `created ${created}, updated ${updated}, unchanged ${unchanged}, removed ${removed}, refused ${refused.length}`,
  };
  print(out, words[lang]);
  for (const { index, id, reason } of refused.slice(0, SHOWN)) print(out, `  ${index} ${id ?? '-'}: ${reason}`);
}

function readJson(file: string): unknown {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CommandError({ nl: `Bestand niet gevonden: ${file}`, en: `File not found: ${file}` });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The message of the parser may repeat what stands in the file.
    throw new CommandError({ nl: `${file} is geen geldige JSON.`, en: `${file} is not valid JSON.` });
  }
}
