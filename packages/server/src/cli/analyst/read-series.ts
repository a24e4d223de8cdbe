import { readTable, type TableOptions } from './read-table.ts';
import { timeUnreadable } from './read-table-problems.ts';
import { SeriesTime } from './series-time.ts';

export interface SeriesOptions extends TableOptions {
  /** IANA zone of times that are written without an offset. */
  readonly zone: string;
  /** How times are written, in LDML letters; the usual ISO forms if left out. */
  readonly timeFormat?: string;
}

/** The series of one table, in order of time. */
export interface SeriesTable {
  readonly names: readonly string[];
  /** The first time as written, so that results can be written alike. */
  readonly firstTime: string;
  /** UTC ms, strictly ascending. */
  readonly times: Float64Array;
  /** Per series, beside `times`; NaN is a gap. */
  readonly values: readonly Float64Array[];
  /** Rows that were left out, by reason. */
  readonly leftOut: LeftOut;
  /** Whether the rows of the file were in another order. */
  readonly wasUnordered: boolean;
}

export interface LeftOut {
  /** The row could not be read. */
  unreadable: number;
  /** Its local time never existed. */
  neverExisted: number;
  /** Its time was there before; the first row with that time counts. */
  repeated: number;
}

/**
 * Reads a whole table into memory and puts it in order of time. Of rows with the same time the first counts.
 * @throws CommandError naming file, line and column
 * @example const { names, times, values } = await readSeries('counts.csv', { timeColumn: 'timestamp', valueColumns: 'all', zone: 'Europe/London', unreadable: 'stop' })
 */
export async function readSeries(path: string, options: SeriesOptions): Promise<SeriesTable> {
  const clock = new SeriesTime(options.zone, options.timeFormat);
  const leftOut: LeftOut = { unreadable: 0, neverExisted: 0, repeated: 0 };
  const times: number[] = [];
  const rows: number[][] = [];
  let firstTime = '';
  const { columns } = await readTable(path, options, (row) => {
    const time = clock.read(row.time);
    firstTime ||= row.time;
    if (clock.problem === 'unreadable' && options.unreadable === 'stop') {
      throw timeUnreadable({ file: path, line: row.line, column: options.timeColumn }, row.time);
    }
    if (clock.problem === 'never-existed') leftOut.neverExisted += 1;
    else if (clock.problem === 'unreadable') leftOut.unreadable += 1;
    else {
      times.push(time);
      for (let i = 0; i < row.values.length; i++) {
        rows[i] ??= [];
        rows[i]?.push(row.values[i] as number); // i is inside
      }
    }
  });
  return { names: columns, firstTime, ...inOrder(times, rows, leftOut), leftOut };
}

function inOrder(times: readonly number[], rows: readonly number[][], leftOut: LeftOut) {
  const order = times.map((_, index) => index).sort((a, b) => at(times, a) - at(times, b) || a - b);
  const kept = order.filter((index, i) => i === 0 || at(times, index) !== at(times, order[i - 1] as number));
  leftOut.repeated = order.length - kept.length;
  return {
    times: Float64Array.from(kept, (index) => at(times, index)),
    values: rows.map((row) => Float64Array.from(kept, (index) => at(row, index))),
    wasUnordered: order.some((index, i) => index !== i),
  };
}

const at = (numbers: readonly number[], index: number) => numbers[index] as number; // indexes come from the same array
