import { type Kysely, sql } from 'kysely';
import { readNumbers } from '../../foundation/database/binary-array.ts';
import type { DayRow } from '../day-sheet.ts';
import type { RhythmTables } from '../tables.ts';

interface Row {
  id: number;
  start: number;
  coarse: boolean;
  readings: Buffer;
  measured: Buffer;
  low: Buffer;
  mid: Buffer;
  high: Buffer;
  difference: Buffer | null;
  shown: Buffer | null;
  total: Buffer | null;
  lowest: Buffer | null;
  highest: Buffer | null;
}

/**
 * Local days of many datastreams that begin from `from` (included) to `to` (excluded), by datastream. The hours travel in binary:
 * PostgreSQL's text of thousands of arrays takes several times longer to write and to read. As in the store, NaN stands for "no
 * value" beside null: columns of numbers alone take a fraction of the time.
 */
export async function selectDaysOfMany(
  db: Kysely<RhythmTables>,
  datastreams: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Map<number, DayRow[]>> {
  const { rows } = await sql<Row>`
    select datastream_id as id, date_part('epoch', start_time) * 1000 as start, coarse, array_send(readings) as readings,
      array_send(measured) as measured, array_send(low) as low, array_send(mid) as mid, array_send(high) as high,
      array_send(difference) as difference, array_send(shown) as shown, array_send(total) as total,
      array_send(lowest) as lowest, array_send(highest) as highest
    from rhythm_day
    where datastream_id = any(${[...datastreams]}::int4[])
      and start_time >= ${new Date(from)} and start_time < ${new Date(to)}
    order by start_time`.execute(db);
  const days = new Map<number, DayRow[]>();
  for (const row of rows) {
    const day = toDay(row);
    const found = days.get(row.id);
    if (found) found.push(day);
    else days.set(row.id, [day]);
  }
  return days;
}

function toDay(row: Row): DayRow {
  return {
    start: row.start,
    readings: readNumbers(row.readings),
    measured: readNumbers(row.measured),
    low: readNumbers(row.low),
    mid: readNumbers(row.mid),
    high: readNumbers(row.high),
    difference: row.difference ? readNumbers(row.difference) : none,
    ...(row.shown && { shown: readNumbers(row.shown) }),
    ...(row.total && {
      extremes: {
        total: readNumbers(row.total),
        lowest: row.lowest ? readNumbers(row.lowest) : none,
        highest: row.highest ? readNumbers(row.highest) : none,
      },
    }),
    ...(row.coarse && { coarse: true }),
  };
}

/** Of a column that the day does not have. */
const none: number[] = [];
