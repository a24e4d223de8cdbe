import type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet';
import { arePagesHonest } from './check-pages.ts';
import { toCell } from './to-cell.ts';

/** What is asked of the process that decodes: first a file, then rows of it. */
export type DecodeQuestion =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly group: number; readonly from: number; readonly count: number };

export type DecodeAnswer =
  /** A line with the names of the columns that are there, and how many rows each row group has. */
  | { readonly kind: 'file'; readonly header: string; readonly groups: readonly number[] }
  | { readonly kind: 'rows'; readonly text: string }
  | { readonly kind: 'problem'; readonly what: string; readonly remedy: string };

const MAX_COLUMNS = 20;

interface OpenFile {
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly SchemaElement[];
  /** The row group that was read last. */
  group: number;
  data: readonly unknown[][];
}

let open: OpenFile | undefined;

/** Runs in a process of its own: see parquet-process.ts. Nothing that a file does here can reach the server. */
export async function decode(question: DecodeQuestion): Promise<DecodeAnswer> {
  try {
    return question.kind === 'open' ? await openFile(question) : await readRows(question);
  } catch (cause) {
    const why = String((cause as Error).message).slice(0, 100);
    return problem(`is no Parquet file that can be read (${why}).`, 'Write it again.');
  }
}

const problem = (what: string, remedy: string): DecodeAnswer => ({ kind: 'problem', what, remedy });

async function openFile({ bytes, columns: wanted }: Extract<DecodeQuestion, { kind: 'open' }>): Promise<DecodeAnswer> {
  const { parquetMetadata } = await import('hyparquet');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const [root, ...elements] = metadata.schema;
  const isFlat = root?.num_children === elements.length && elements.every(({ num_children: children }) => !children);
  if (!isFlat) return problem('has columns inside columns.', 'Write a table with plain columns.');
  const columns = elements.filter(({ name }) => wanted.includes(name));
  const list = columns.find(({ repetition_type: type }) => type === 'REPEATED');
  if (list) return problem(`has lists in the column "${list.name}".`, 'Write one value per row.');
  if (columns.length === 0) return problem(`has none of the columns ${wanted.join(', ')}.`, 'Look at the mapping.');
  if (columns.length > MAX_COLUMNS)
    return problem(`is asked for more than ${MAX_COLUMNS} columns.`, 'Import it in turns.');
  const groups = metadata.row_groups.map(({ num_rows: rows }) => Number(rows));
  const areHonest = metadata.row_groups.every((group, at) =>
    columns.every(({ name }) => {
      const chunk = group.columns.find(({ meta_data: one }) => one?.path_in_schema.join('.') === name);
      return chunk?.meta_data && !chunk.file_path && isHonest(file, chunk.meta_data, groups[at] as number); // one per group
    }),
  );
  if (!areHonest) return problem('has pages that do not fit what it says of them.', 'Write it again.');
  open = { file, metadata, columns, group: -1, data: [] };
  return { kind: 'file', header: `${columns.map(({ name }) => quoted(name)).join(',')}\n`, groups };
}

function isHonest(file: ArrayBuffer, meta: ColumnMetaData, rows: number): boolean {
  const start = Math.min(Number(meta.dictionary_page_offset || meta.data_page_offset), Number(meta.data_page_offset));
  return arePagesHonest(file, { start, bytes: Number(meta.total_compressed_size), rows });
}

async function readRows({ group, from, count }: Extract<DecodeQuestion, { kind: 'rows' }>): Promise<DecodeAnswer> {
  if (!open) return problem('was not opened.', 'Start the import again.');
  if (open.group !== group) {
    open.data = await readGroup(open, group);
    open.group = group;
  }
  const { columns, data } = open;
  const lines: string[] = [];
  for (let row = from; row < from + count; row++)
    lines.push(columns.map((column, at) => quoted(toCell(data[at]?.[row], column))).join(','));
  return { kind: 'rows', text: `${lines.join('\n')}\n` };
}

/** The columns of one row group, each as one list. */
async function readGroup({ file, metadata, columns }: OpenFile, group: number): Promise<unknown[][]> {
  const [{ parquetRead }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
  const before = metadata.row_groups.slice(0, group).map(({ num_rows: rows }) => Number(rows));
  const first = before.reduce((sum, rows) => sum + rows, 0);
  const data: unknown[][] = columns.map(() => []);
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: columns.map(({ name }) => name),
    rowStart: first,
    rowEnd: first + Number(metadata.row_groups[group]?.num_rows ?? 0),
    onChunk: ({ columnName, columnData, rowStart }) => {
      const into = data[columns.findIndex(({ name }) => name === columnName)];
      for (let at = 0; into && at < columnData.length; at++) into[rowStart - first + at] = columnData[at];
    },
  });
  return data;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
