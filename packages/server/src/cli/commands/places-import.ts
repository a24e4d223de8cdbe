import { readFileSync, statSync } from 'node:fs';
import type { FeatureCollection, PlaceKind, PlacesImport } from '@wijkritme/contract';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { withServer } from '../connection.ts';
import { CommandError, EXIT_NOTHING, EXIT_WRONG_USE } from '../exit-code.ts';
import type { GlobalOptions } from '../options.ts';
import { numberList } from '../parse-number.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

type Parent = PlacesImport['parents'][number];

interface Options extends GlobalOptions {
  readonly preset?: 'cbs';
  readonly kind?: PlaceKind;
  readonly code?: string;
  readonly name?: string;
  readonly parent: readonly Parent[];
  readonly missing?: readonly number[];
  readonly zone: string;
  readonly country: string;
  readonly schoolRegion?: string;
}

const kinds: readonly PlaceKind[] = ['municipality', 'district', 'neighbourhood', 'street', 'zone'];

/** Neighbourhoods of Statistics Netherlands (CBS), with their district and municipality. */
const cbs = {
  kind: 'neighbourhood',
  code: 'buurtcode',
  name: 'buurtnaam',
  parent: [
    { kind: 'municipality', codeProperty: 'gemeentecode', nameProperty: 'gemeentenaam' },
    { kind: 'district', codeProperty: 'wijkcode' },
  ],
  missing: [-99995, -99997],
} as const satisfies Partial<Options>;

export const addPlacesImport: AddCommand = (places, terminal, finish) => {
  withOptions(places.command('import <file.geojson>')).action(async (file: string, _options, command) => {
    const options = command.optsWithGlobals() as Options;
    const body = toBody(options, readFeatures(file));
    const result = await withServer(terminal, options, ({ client }) => client.importPlaces({ body }));
    if (options.json) print(terminal.out, JSON.stringify(result));
    else {
      const words = { nl: ['nieuw', 'bijgewerkt', 'geweigerd'], en: ['created', 'updated', 'refused'] }[options.lang];
      print(
        terminal.out,
        `${words[0]} ${result.created}, ${words[1]} ${result.updated}, ${words[2]} ${result.refused.length}`,
      );
      for (const { index, code, reason } of result.refused) print(terminal.out, `  ${index} ${code}: ${reason}`);
    }
    if (result.refused.length > 0) finish(EXIT_NOTHING);
  });
};

function withOptions(command: Command): Command {
  return command
    .description('read polygons (GeoJSON, longitude and latitude) into the tree of places')
    .addOption(new Option('--preset <preset>', 'cbs: neighbourhoods of Statistics Netherlands').choices(['cbs']))
    .addOption(new Option('--kind <kind>', 'what each polygon is').choices(kinds))
    .option('--code <property>', 'property with the code')
    .option('--name <property>', 'property with the name')
    .option('--parent <kind:code[:name]>', 'place around it, from coarse to fine; may be given again', addParent, [])
    .option('--missing <numbers>', 'numbers that mean "missing", for example -99995,-99997', numberList)
    .option('--zone <zone>', 'time zone', 'Europe/Amsterdam')
    .option('--country <code>', 'country, for the holidays', 'NL')
    .option('--school-region <region>', 'whose school terms hold there, for example midden');
}

function toBody(options: Options, features: FeatureCollection): PlacesImport {
  const preset = options.preset === 'cbs' ? cbs : undefined;
  const kind = options.kind ?? preset?.kind;
  const codeProperty = options.code ?? preset?.code;
  const nameProperty = options.name ?? preset?.name;
  if (!kind || !codeProperty || !nameProperty) throw incomplete;
  return {
    features,
    kind,
    codeProperty,
    nameProperty,
    parents: [...(options.parent.length > 0 ? options.parent : (preset?.parent ?? []))],
    timeZone: options.zone,
    country: options.country,
    ...(options.schoolRegion ? { schoolRegion: options.schoolRegion } : {}),
    missingCodes: [...(options.missing ?? preset?.missing ?? [])],
  };
}

const incomplete = new CommandError(
  { nl: 'Geef --kind, --code en --name, of --preset cbs.', en: 'Give --kind, --code and --name, or --preset cbs.' },
  EXIT_WRONG_USE,
);

function addParent(text: string, before: readonly Parent[]): Parent[] {
  const [kind, codeProperty, nameProperty] = text.split(':');
  const known = kinds.find((one) => one === kind);
  if (!known || !codeProperty) throw new InvalidArgumentError(`must look like municipality:gemeentecode:gemeentenaam.`);
  return [...before, { kind: known, codeProperty, ...(nameProperty ? { nameProperty } : {}) }];
}

function readFeatures(file: string): FeatureCollection {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new CommandError({ nl: `Bestand niet gevonden: ${file}`, en: `File not found: ${file}` });
  }
  try {
    // The server checks it against the contract.
    return JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;
  } catch (cause) {
    const why = (cause as Error).message;
    throw new CommandError({ nl: `${file} is geen geldige JSON: ${why}`, en: `${file} is not valid JSON: ${why}` });
  }
}
