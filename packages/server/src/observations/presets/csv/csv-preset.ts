import Type from 'typebox';
import { parseMapping } from '../parse-mapping.ts';
import type { Preset, RowReader, RowSink } from '../preset.ts';
import { CsvReader } from './csv-reader.ts';
import type { CsvSpec } from './csv-spec.ts';

export const PositionsSchema = Type.Record(
  Type.String(),
  Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })]),
  { description: 'Longitude and latitude by the name of the thing' },
);
/** What a person may add to a preset of a known file. */
const Extras = Type.Object({ positions: Type.Optional(PositionsSchema) }, { additionalProperties: false });

type Words = Pick<Preset, 'id' | 'name' | 'description' | 'handles'>;

/** A preset out of words and data. */
export function csvPreset({ spec, ...words }: Words & { readonly spec: CsvSpec }): Preset & { readonly spec: CsvSpec } {
  return {
    ...words,
    spec,
    accepts: '.csv,.csv.gz,.gz',
    open(sink: RowSink, { fileName, mapping }): RowReader {
      const { positions } = parseMapping(Extras, mapping ?? {});
      return new CsvReader(spec, sink, { fileName, positions: positions ?? {} });
    },
  };
}
