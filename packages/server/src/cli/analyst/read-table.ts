import { createReadStream } from 'node:fs';
import { readPresetFile } from '../../observations/index.ts';
import { CommandError } from '../exit-code.ts';
import { type TableColumns, TableReader, type TableRow } from './read-table-rows.ts';

export type { TableRow } from './read-table-rows.ts';

export interface TableOptions {
  readonly timeColumn: string;
  /** Names of columns with values, or all columns but the one with times. */
  readonly valueColumns: readonly string[] | 'all';
  /** What to do with a row that cannot be read: stop with its line and column, or take it for a gap. */
  readonly unreadable: 'stop' | 'gap';
  /** Bytes of the file (as it lies on the disk) that were read so far; awaited, so a slow writer holds up the reading. */
  readonly onProgress?: (bytes: number) => void | Promise<void>;
}

export interface TableSummary {
  readonly columns: readonly string[];
  readonly rows: number;
}

/**
 * Reads a table row by row: CSV, TSV or semicolons, plain or gzip, with or without a byte order mark. Rows are handed on in
 * the order of the file; an empty cell, NA, NaN, null or a dash is a gap (NaN).
 * @param path file to read
 * @param take called for every row; the row is used again for the next one
 * @throws CommandError naming file, line and column, and what to do
 * @example await readTable('noise.csv', { timeColumn: 'timestamp', valueColumns: ['value'], unreadable: 'stop' }, take)
 */
export async function readTable(
  path: string,
  options: TableOptions,
  take: (row: TableRow, columns: TableColumns) => void,
): Promise<TableSummary> {
  const reader = new TableReader(path, options, take);
  const progress = options.onProgress ?? (() => {});
  try {
    await readPresetFile(createReadStream(path), reader, progress, { maxTextBytes: Number.POSITIVE_INFINITY });
  } catch (cause) {
    throw explain(cause, path);
  }
  return { columns: reader.columns.names, rows: reader.rows };
}

function explain(cause: unknown, path: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code; // errors of the file system carry one
  if (code === 'ENOENT') {
    return new CommandError({
      nl: `${path} is er niet. Controleer de naam en de map.`,
      en: `${path} is not there. Check the name and the folder.`,
    });
  }
  if (code === 'EISDIR') {
    return new CommandError({
      nl: `${path} is een map. Noem een bestand.`,
      en: `${path} is a folder. Name a file.`,
    });
  }
  if (code === 'EACCES') {
    return new CommandError({
      nl: `${path} mag niet worden gelezen. Controleer de rechten van het bestand.`,
      en: `${path} may not be read. Check the permissions of the file.`,
    });
  }
  return cause;
}
