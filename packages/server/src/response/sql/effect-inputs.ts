import { type Selectable, sql } from 'kysely';
import type { Due } from '../../observations/index.ts';
import type { EffectInputTable, ResponseDb } from '../tables.ts';

export type EffectInputRow = Selectable<EffectInputTable>;

export async function insertInputs(db: ResponseDb, inputs: readonly EffectInputRow[]): Promise<void> {
  for (const input of inputs) await db.insertInto('effect_input').values(input).execute();
}

export function selectInputs(db: ResponseDb, runId: number): Promise<EffectInputRow[]> {
  return db.selectFrom('effect_input').selectAll().where('run_id', '=', runId).orderBy('datastream_id').execute();
}

/** How many inputs of each run are still there. */
export async function countInputs(db: ResponseDb, runIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; n: number }>`
    select run_id as id, count(*)::int as n from effect_input
    where run_id = any(${[...runIds]}::int4[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

export interface GoneInputs {
  readonly datastreamId: number;
  readonly count: number;
  readonly earliest: number;
}

/** Hours that are due go: those of single readings with the readings. The effect that was told stays, and cannot be done again. */
export async function deleteDueInputs(
  db: ResponseDb,
  { datastreamId, raw, hour }: Due,
): Promise<GoneInputs | undefined> {
  const at = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : ms > 0 ? 'infinity' : '-infinity');
  const { rows } = await sql<{ hours: number; earliest: Date }>`
    delete from effect_input where datastream_id = ${datastreamId}
      and from_time < case when single then ${at(raw)}::timestamptz else ${at(hour)}::timestamptz end
    returning hours, from_time as earliest`.execute(db);
  if (rows.length === 0) return undefined;
  return {
    datastreamId,
    count: rows.reduce((sum, { hours }) => sum + hours, 0),
    earliest: Math.min(...rows.map(({ earliest }) => earliest.getTime())),
  };
}

/** Weeks told of a datastream whose days are due. */
export async function deleteDueWeeks(db: ResponseDb, { datastreamId, day }: Due): Promise<void> {
  if (day === Number.NEGATIVE_INFINITY) return;
  const before = Number.isFinite(day) ? new Date(day).toISOString() : 'infinity';
  await sql`update effect_run set outcome = jsonb_set(outcome, '{report,weeks}', '[]')
    where datastream_id = ${datastreamId} and outcome -> 'report' is not null
      and (outcome #>> '{report,weeks,0,fromDay}')::int < extract(epoch from ${before}::timestamptz) / 86400`.execute(
    db,
  );
}

export async function deleteInputsOf(db: ResponseDb, datastreamIds: readonly number[]): Promise<void> {
  await sql`delete from effect_input where datastream_id = any(${[...datastreamIds]}::int4[])`.execute(db);
}
