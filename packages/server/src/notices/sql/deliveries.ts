import type { DeliveryState } from '@wijkritme/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { DeliveryTable, NoticesDb } from '../tables.ts';

export type DeliveryRow = Selectable<DeliveryTable>;

export async function insertDeliveries(db: NoticesDb, rows: readonly Insertable<DeliveryTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('delivery')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Claim {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
}

/** What is due, for this process alone until `until`: a process that is killed meanwhile gives it back by then. */
export async function claimDue(db: NoticesDb, { now, until, limit }: Claim): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    update delivery set claimed_until = ${until} where id in (
      select id from delivery
      where state = 'waiting' and due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by due_at, created_at limit ${limit} for update skip locked
    ) returning *`.execute(db);
  return rows.sort((a, b) => a.created_at.getTime() - b.created_at.getTime());
}

export interface Finish {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly due_at?: Date;
  readonly error: string | null;
}

/** What became of it; nobody holds it any more. */
export async function finishDelivery(db: NoticesDb, id: string, finish: Finish): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ ...finish, claimed_until: null })
    .where('id', '=', id)
    .execute();
}

export function selectDeliveries(
  db: NoticesDb,
  state: DeliveryState | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  const query = db.selectFrom('delivery').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit);
  return (state === undefined ? query : query.where('state', '=', state)).execute();
}

export async function countDeliveries(db: NoticesDb): Promise<Readonly<Record<DeliveryState, number>>> {
  const { rows } = await sql<{ state: DeliveryState; count: number }>`
    select state, count(*)::int4 as count from delivery group by state`.execute(db);
  const of = (state: DeliveryState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), sent: of('sent'), dead: of('dead') };
}

export interface Unsent {
  readonly waiting: number;
  readonly deadMails: number;
  readonly deadMessages: number;
}

/** What waits, and what was given up. */
export async function countUnsent(db: NoticesDb): Promise<Unsent> {
  const { rows } = await sql<{ state: DeliveryState; channel: string; count: number }>`
    select state, channel, count(*)::int4 as count from delivery where state <> 'sent' group by state, channel`.execute(
    db,
  );
  const of = (state: DeliveryState, channel?: string) =>
    rows.reduce(
      (sum, row) => (row.state === state && (channel ?? row.channel) === row.channel ? sum + row.count : sum),
      0,
    );
  return { waiting: of('waiting'), deadMails: of('dead', 'mail'), deadMessages: of('dead') - of('dead', 'mail') };
}

/** undefined: there is none, or it was not given up. */
export function reviveDelivery(db: NoticesDb, id: string, now: Date): Promise<DeliveryRow | undefined> {
  return db
    .updateTable('delivery')
    .set({ state: 'waiting', attempts: 0, due_at: now, claimed_until: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returningAll()
    .executeTakeFirst();
}

/** What went out is not kept for long, and what was given up somewhat longer. */
export async function deleteOldDeliveries(
  db: NoticesDb,
  { sentBefore, deadBefore }: { readonly sentBefore: Date; readonly deadBefore: Date },
): Promise<void> {
  await db.deleteFrom('delivery').where('state', '=', 'sent').where('created_at', '<', sentBefore).execute();
  await db.deleteFrom('delivery').where('state', '=', 'dead').where('created_at', '<', deadBefore).execute();
}
