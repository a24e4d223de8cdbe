import { type Kysely, type RawBuilder, sql } from 'kysely';
import { readNumbersInto } from '../../foundation/database/binary-array.ts';
import { type DayColumn, DayHours } from '../day-hours.ts';
import type { RhythmTables } from '../tables.ts';

interface Row {
  id: number;
  start: number;
  coarse: boolean;
  /** The columns one after the other. PGlite hands over plain bytes. */
  hours: Uint8Array;
}

export interface DaysQuestion {
  readonly datastreams: readonly number[];
  /** UTC ms: days that begin from here on, */
  readonly from: number;
  /** and before this. */
  readonly to: number;
  /** What is read of them; the rest of a day is NaN. Readings come first. With totals, means are NaN on days that have these. */
  readonly columns: readonly ['readings', ...DayColumn[]];
}

/**
 * Shows `look` the local days of many datastreams in no order, each while it is called alone: sorting would keep PostgreSQL from sending
 * the first before it has made the last. The hours travel in binary, all columns of a day as
 * one value: PostgreSQL's text of thousands of arrays takes several times longer to write and to read, and so do ten buffers a day. As in
 * the store, NaN stands for "no value".
 */
export async function eachDayOfMany(
  db: Kysely<RhythmTables>,
  { datastreams, from, to, columns }: DaysQuestion,
  look: (datastreamId: number, day: DayHours) => void,
): Promise<void> {
  const hours = sql.join(
    columns.map((name) => sql`array_send(coalesce(${sent(name, columns)}, '{}'))`),
    sql` || `,
  );
  const { rows } = await sql<Row>`
    select datastream_id as id, date_part('epoch', start_time) * 1000 as start, coarse, ${hours} as hours
    from rhythm_day
    where datastream_id = any(${[...datastreams]}::int4[])
      and start_time >= ${new Date(from)} and start_time < ${new Date(to)}`.execute(db);
  const day = new DayHours();
  for (const row of rows) {
    read(row, columns, day);
    look(row.id, day);
  }
}

/** Where sums are kept the means follow from them: every number that does not travel saves both sides. */
function sent(name: DayColumn, columns: DaysQuestion['columns']): RawBuilder<unknown> {
  if (name !== 'measured' || !columns.includes('total')) return sql`${sql.ref(name)}`;
  return sql`case when coarse or coalesce(cardinality(total), 0) = 0 then measured end`;
}

function read({ start, coarse, hours }: Row, columns: readonly DayColumn[], day: DayHours): void {
  day.start = start;
  day.coarse = coarse;
  day.hasExtremes = false;
  const bytes = new DataView(hours.buffer, hours.byteOffset, hours.byteLength);
  let at = 0;
  for (const name of columns) {
    const { count, end } = readNumbersInto(bytes, at, day.columns[name]);
    at = end;
    if (name === 'readings') day.size = count;
    if (name === 'total') day.hasExtremes = count > 0;
  }
}
