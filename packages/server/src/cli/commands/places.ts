import type { Place } from '@wijkritme/contract';
import { connect } from '../connection.ts';
import { EXIT_NOTHING } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { printTable } from '../table.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';
import { addPlacesDelete } from './places-delete.ts';
import { addPlacesImport } from './places-import.ts';
import { addPlacesSchoolRegion } from './places-school-region.ts';

export const placesCommand: AddCommand = (program, terminal, finish) => {
  const places = program.command('places').description('list places, read them from a file, change or delete them');
  places
    .command('list', { isDefault: true })
    .description('list places')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const { items } = await connect(terminal, options).client.listPlaces();
      if (options.json) print(terminal.out, JSON.stringify(items));
      else printTable(terminal.out, inTree(items));
      if (items.length === 0) finish(EXIT_NOTHING);
    });
  addPlacesImport(places, terminal, finish);
  addPlacesSchoolRegion(places, terminal, finish);
  addPlacesDelete(places, terminal, finish);
};

/** Each place below its parent, indented. */
function inTree(items: readonly Place[]): string[][] {
  const rows: string[][] = [];
  const add = (parentId: number | null, depth: number) => {
    for (const place of items) {
      if (place.parentId !== parentId) continue;
      rows.push([`${'  '.repeat(depth)}${place.name}`, place.kind, place.code, String(place.id)]);
      add(place.id, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}
