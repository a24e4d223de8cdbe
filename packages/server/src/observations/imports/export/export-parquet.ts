import type { KeyValue, SchemaElement } from 'hyparquet';
import type { ByteWriter } from 'hyparquet-writer';
import type { ObservationsDb } from '../../sql/read-observations.ts';
import type { ExportRow } from './export-formats.ts';
import { type ExportHeader, factsOf } from './export-header.ts';
import { exportPages, MAX_ROWS, moreRemark } from './export-rows.ts';

/** Rows of one row group: what is held in memory. */
const GROUP = 100_000;

/**
 * A Parquet file in pieces: `time` (a timestamp in UTC), `value` (null where it is hidden) and, where there are any, `lab`. The facts of
 * the file stand in its metadata.
 */
export async function* exportParquet(
  db: ObservationsDb,
  header: ExportHeader,
  maxRows = MAX_ROWS,
): AsyncGenerator<Uint8Array> {
  // Loaded by the first export of this kind.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const facts: KeyValue[] = factsOf(header).map(([key, value]) => ({ key, value }));
  const parquet = new ParquetWriter({ writer, schema: schemaOf(header), kvMetadata: facts, createdBy: 'wijkritme' });
  let rows: ExportRow[] = [];
  const flush = async () => {
    if (rows.length > 0) await parquet.write({ columnData: columnsOf(rows, header), rowGroupSize: GROUP });
    rows = [];
    return taken(writer);
  };
  for await (const page of exportPages(db, header, maxRows)) {
    if ('cutAt' in page) facts.push({ key: 'remark', value: moreRemark(header, maxRows, page.cutAt) });
    else for (const row of page.rows) rows.push(row);
    if (rows.length >= GROUP) yield await flush();
  }
  yield await flush();
  await parquet.finish();
  yield taken(writer);
}

function schemaOf({ hasLab }: ExportHeader): SchemaElement[] {
  const columns: SchemaElement[] = [
    {
      name: 'time',
      type: 'INT64',
      repetition_type: 'REQUIRED',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    },
    { name: 'value', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
    ...(hasLab ? [{ name: 'lab', type: 'BOOLEAN', repetition_type: 'REQUIRED' } as const] : []),
  ];
  return [{ name: 'readings', num_children: columns.length }, ...columns];
}

function columnsOf(rows: readonly ExportRow[], { hasLab }: ExportHeader) {
  return [
    { name: 'time', data: rows.map(({ time }) => new Date(time)) },
    { name: 'value', data: rows.map(({ value }) => value) },
    ...(hasLab ? [{ name: 'lab', data: rows.map(({ lab }) => lab === true) }] : []),
  ];
}

/** What was written since the last time. The writer goes on counting from the beginning of the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
