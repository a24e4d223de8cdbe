import { sql } from 'kysely';
import type { AlarmLimit, DatedLimit } from '../budget/limit-book.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** Signals a week by place, of the places that have a budget of their own. */
export async function selectBudgets(db: RhythmDb): Promise<Map<number, number>> {
  const rows = await db.selectFrom('alarm_budget').selectAll().execute();
  return new Map(rows.map((row) => [row.place_id, row.per_week]));
}

/** Whoever changes a budget after looking at it: one at a time, until the transaction ends. */
export async function lockBudgets(db: RhythmDb): Promise<void> {
  await sql`lock table alarm_budget in share row exclusive mode`.execute(db);
}

/** @param perWeek null takes the place's own budget away */
export async function writeBudget(db: RhythmDb, placeId: number, perWeek: number | null): Promise<void> {
  if (perWeek === null) await db.deleteFrom('alarm_budget').where('place_id', '=', placeId).execute();
  else
    await db
      .insertInto('alarm_budget')
      .values({ place_id: placeId, per_week: perWeek })
      .onConflict((on) => on.column('place_id').doUpdateSet({ per_week: perWeek }))
      .execute();
}

/** All limits that ever held, oldest first. */
export async function selectLimits(db: RhythmDb): Promise<DatedLimit[]> {
  const rows = await db.selectFrom('alarm_limit').selectAll().orderBy('from_time').execute();
  return rows.map((row) => ({
    datastreamId: row.datastream_id,
    limit: { from: row.from_time.getTime(), weeks: row.weeks, perWeek: row.per_week } satisfies AlarmLimit,
  }));
}

export async function insertLimits(db: RhythmDb, limits: readonly DatedLimit[]): Promise<void> {
  if (limits.length === 0) return;
  await db
    .insertInto('alarm_limit')
    .values(
      limits.map(({ datastreamId, limit }) => ({
        datastream_id: datastreamId,
        from_time: new Date(limit.from),
        weeks: limit.weeks,
        per_week: limit.perWeek,
      })),
    )
    .execute();
}
