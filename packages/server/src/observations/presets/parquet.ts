import { CsvReader } from './csv/csv-reader.ts';
import { toSpec } from './generic-csv.ts';
import { type GenericMapping, parseGenericMapping } from './generic-mapping.ts';
import { createParquetProcess, type ParquetProcess } from './parquet/parquet-process.ts';
import { ParquetReader } from './parquet/parquet-reader.ts';
import type { BytesReader, Preset, PresetOptions, RowSink } from './preset.ts';

/** Any Parquet file with plain columns, described by the mapping of a CSV file without its delimiter and decimal mark. */
export const parquet: Preset = {
  id: 'parquet',
  name: { nl: 'Parquet', en: 'Parquet' },
  description: {
    nl: 'Een tabel in Parquet, zoals analysepakketten die schrijven. U schrijft op in welke kolommen tijd, meetpunt en waarden staan.',
    en: 'A table in Parquet, as packages for analysis write it. You write down in which columns time, measuring point and values are.',
  },
  handles: [
    {
      nl: 'Tijden in UTC, en kloktijden zonder zone: dan zegt u wiens klok het is.',
      en: 'Times in UTC, and clock times without a zone: then you say whose clock it is.',
    },
    { nl: 'Een lege waarde (null) is een gat, geen nul.', en: 'An empty value (null) is a gap, not a zero.' },
  ],
  accepts: '.parquet',
  open: (sink, options) => openParquet(sink, options, createParquetProcess()),
};

/** @param process decodes; it is started by the first question, and stopped at the end of the file */
export function openParquet(sink: RowSink, { fileName, mapping }: PresetOptions, process: ParquetProcess): BytesReader {
  const given =
    typeof mapping === 'object' && mapping !== null ? { delimiter: ',', decimal: '.', ...mapping } : mapping;
  const parsed = parseGenericMapping(given);
  const lines = new CsvReader({ ...toSpec(parsed, fileName), delimiter: ',', decimal: '.' }, sink, {
    fileName,
    positions: parsed.positions ?? {},
  });
  return new ParquetReader(lines, { fileName, columns: columnsOf(parsed), process });
}

/** Every column that the mapping names, once. */
function columnsOf({ time, key = [], values, gaps = [] }: GenericMapping): string[] {
  const parts = (time.parts ?? []).flat().map(({ column }) => column);
  return [
    ...new Set([
      ...(time.column === undefined ? [] : [time.column]),
      ...parts,
      ...key,
      ...values.map(({ column }) => column),
      ...gaps.map(({ column }) => column),
    ]),
  ];
}
