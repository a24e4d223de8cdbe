import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';

/** What one page may unpack to, and how many values of a row group are taken; writers keep to a megabyte and a million. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;
export const MAX_GROUP_ROWS = 5_000_000;

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;

export interface ChunkPlace {
  /** Where its first page begins, and how many bytes all of its pages take. */
  readonly start: number;
  readonly bytes: number;
  readonly rows: number;
}

type Header = Readonly<Record<string, unknown>>;

const wholeIn = (header: unknown, name: string): number => Number((header as Header | undefined)?.[name] ?? Number.NaN);

/**
 * Whether the pages of a column say of themselves what the file says of the column. A page writes how much it unpacks to and how many
 * values it holds: a few bytes could ask for gigabytes, so this is read before anything is unpacked [parquet-format, PageHeader].
 */
export function arePagesHonest(file: ArrayBuffer, { start, bytes, rows }: ChunkPlace): boolean {
  const isInside = start >= 4 && bytes > 0 && start + bytes <= file.byteLength;
  if (!isInside || rows > MAX_GROUP_ROWS) return false;
  const reader = { view: new DataView(file, start, bytes), offset: 0 };
  let values = 0;
  while (reader.offset < bytes && values < rows) {
    const header = deserializeTCompactProtocol(reader) as Header;
    const type = wholeIn(header, 'field_1');
    const [unpacked, packed] = [wholeIn(header, 'field_2'), wholeIn(header, 'field_3')];
    if (!(unpacked >= 0 && unpacked <= MAX_PAGE_BYTES && packed >= 0 && packed <= bytes)) return false;
    const inside = { [DATA_PAGE]: 'field_5', [DICTIONARY_PAGE]: 'field_7', [DATA_PAGE_V2]: 'field_8' }[type];
    const count = inside === undefined ? 0 : wholeIn(header[inside], 'field_1');
    if (!(count >= 0 && count <= rows)) return false;
    if (type !== DICTIONARY_PAGE) values += count;
    reader.offset += packed;
  }
  return values === rows;
}
