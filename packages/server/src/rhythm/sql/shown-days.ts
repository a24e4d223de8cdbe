import type { RhythmDb } from './write-rhythm.ts';

/** A judged day by hour, as it was measured and as outsiders see it. */
export interface ShownDay {
  readonly start: number;
  readonly readings: number[];
  /** NaN where nothing came. */
  readonly measured: number[];
  readonly shown?: number[];
}

/** Local days that begin in the period, oldest first. */
export async function selectShownDays(
  db: RhythmDb,
  datastreamId: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ShownDay[]> {
  const rows = await db
    .selectFrom('rhythm_day')
    .select(['start_time', 'readings', 'measured', 'shown'])
    .where('datastream_id', '=', datastreamId)
    .where('start_time', '>=', new Date(from))
    .where('start_time', '<', new Date(to))
    .orderBy('start_time')
    .execute();
  return rows.map(({ start_time, readings, measured, shown }) => ({
    start: start_time.getTime(),
    readings,
    measured,
    ...(shown && { shown }),
  }));
}
