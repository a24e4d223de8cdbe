import * as problems from './read-table-problems.ts';

export interface TableColumns {
  /** Names of the value columns, in the order asked for. */
  readonly names: readonly string[];
  /** Position of the column with times. */
  readonly time: number;
  /** Positions of the value columns. */
  readonly values: readonly number[];
  /** Columns of the file. */
  readonly count: number;
}

interface Wanted {
  readonly file: string;
  readonly line: number;
  readonly timeColumn: string;
  readonly valueColumns: readonly string[] | 'all';
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The mark that occurs most in a header, outside quotation marks; a comma where none does. */
export function findDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const times = (mark: string) => bare.split(mark).length - 1;
  return DELIMITERS.reduce((best, mark) => (times(mark) > times(best) ? mark : best), ',');
}

/** Where the wanted columns are. @throws CommandError that lists the columns there are */
export function findColumns(header: readonly string[], wanted: Wanted): TableColumns {
  const { file, line, timeColumn, valueColumns } = wanted;
  const position = (name: string, option: string) => {
    const index = header.indexOf(name);
    if (index < 0) throw problems.noColumn({ file, line, column: name }, header, option);
    if (header.indexOf(name, index + 1) >= 0) throw problems.columnTwice({ file, line, column: name });
    return index;
  };
  const time = position(timeColumn, '--time-column');
  const names = valueColumns === 'all' ? header.filter((_, index) => index !== time) : valueColumns;
  const values = names.map((name) => position(name, '--value-column'));
  if (values.length === 0) throw problems.noValueColumn({ file, line }, header);
  return { names, time, values, count: header.length };
}
