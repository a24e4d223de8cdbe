import type { ProposalKind } from '@wijkritme/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { FeedbackDecisionTable, ResponseDb } from '../tables.ts';

export type DecisionRow = Selectable<FeedbackDecisionTable>;

/** undefined: somebody has decided on this event already. */
export function insertEventDecision(
  db: ResponseDb,
  row: Insertable<FeedbackDecisionTable>,
): Promise<DecisionRow | undefined> {
  return db
    .insertInto('feedback_decision')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The last decision about the budget of a place; 0: there is none. */
export async function newestBudgetDecision(db: ResponseDb, placeId: number): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from feedback_decision where kind <> 'event' and place_id = ${placeId}`.execute(db);
  return rows[0]?.id ?? 0;
}

/**
 * In a transaction: who decides on the same place at the same time waits for its end.
 * @param seen the last decision about this budget that was known when the proposal was made
 * @returns undefined: somebody has decided since
 */
export async function insertBudgetDecision(
  trx: ResponseDb,
  row: Insertable<FeedbackDecisionTable>,
  seen: number,
): Promise<DecisionRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('feedback_decision'), ${row.place_id})`.execute(trx);
  if ((await newestBudgetDecision(trx, row.place_id)) !== seen) return undefined;
  return trx.insertInto('feedback_decision').values(row).returningAll().executeTakeFirst();
}

export function selectDecisions(db: ResponseDb, places: readonly number[], limit: number): Promise<DecisionRow[]> {
  if (places.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('feedback_decision')
    .selectAll()
    .where('place_id', 'in', [...places])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function findDecision(db: ResponseDb, id: number): Promise<DecisionRow | undefined> {
  return db.selectFrom('feedback_decision').selectAll().where('id', '=', id).executeTakeFirst();
}

/** undefined: somebody else has undone it meanwhile. */
export function markUndone(
  db: ResponseDb,
  id: number,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<DecisionRow | undefined> {
  return db
    .updateTable('feedback_decision')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** When something was last decided about the budget of each of these places, or undone. */
export async function selectLastBudgetDecisions(
  db: ResponseDb,
  places: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ place: number; at: Date }>`
    select place_id as place, max(greatest(decided_at, undone_at)) as at from feedback_decision
    where kind <> 'event' and place_id = any(${[...places]}::int4[]) group by place_id`.execute(db);
  return new Map(rows.map(({ place, at }) => [place, at.getTime()]));
}

/** Of these signals those about which a decision on an event stands. */
export async function selectDecidedSignals(
  db: ResponseDb,
  signals: readonly number[],
): Promise<ReadonlySet<number | null>> {
  if (signals.length === 0) return new Set();
  const kind: ProposalKind = 'event';
  const rows = await db
    .selectFrom('feedback_decision')
    .select('signal_id')
    .where('kind', '=', kind)
    .where('signal_id', 'in', [...signals])
    .execute();
  return new Set(rows.map((row) => row.signal_id));
}
