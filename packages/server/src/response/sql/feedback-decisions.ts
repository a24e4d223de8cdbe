import type { ProposalKind } from '@wijkritme/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { FeedbackDecisionTable, ResponseDb } from '../tables.ts';

export type DecisionRow = Selectable<FeedbackDecisionTable>;

/** undefined: somebody has decided on this event already. */
export function insertDecision(
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
