import type { WaitingChoice } from '@wijkritme/contract';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { ResponseDb, SignalAssigneeTable } from '../tables.ts';

export type AssigneeRow = Selectable<SignalAssigneeTable>;

export interface WorkRow extends Pick<AssigneeRow, 'signal_id'> {
  /** null: nobody was ever named. */
  readonly version: number | null;
  readonly person_id: number | null;
  readonly at: Date | null;
  readonly answered: boolean;
}

/** The newest word on who works on each of these signals, and whether this person has answered it. */
export async function selectWork(db: ResponseDb, ids: readonly number[], personId: number): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select asked.signal_id, a.version, a.person_id, a.at, exists (
      select 1 from interpretation i where i.author_id = ${personId} and i.signal_id = asked.signal_id) as answered
    from unnest(${[...ids]}::int4[]) asked (signal_id)
    left join lateral (
      select version, person_id, at from signal_assignee n where n.signal_id = asked.signal_id
      order by version desc limit 1
    ) a on true`.execute(db);
  return rows;
}

/** Every change of one signal, newest first. */
export function selectAssigneeChanges(db: ResponseDb, signalId: number, limit: number): Promise<AssigneeRow[]> {
  return db
    .selectFrom('signal_assignee')
    .selectAll()
    .where('signal_id', '=', signalId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

/** false: somebody was first with this version; what they chose stays. */
export async function insertAssignee(db: ResponseDb, row: Insertable<SignalAssigneeTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('signal_assignee')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Somebody and a place of which they were given a signal at some time. */
export interface NamedAt {
  readonly personId: number;
  readonly placeId: number | null;
}

export async function selectNamedAt(db: ResponseDb): Promise<NamedAt[]> {
  const { rows } = await sql<NamedAt>`
    select distinct person_id as "personId", place_id as "placeId" from signal_assignee where person_id is not null`.execute(
    db,
  );
  return rows;
}

/** Who the newest word names, of those who still may. */
export type WorkerAsked = { readonly personId: number } | { readonly nobodyOf: readonly NamedAt[] };

export interface WorkAsked {
  /** The one who asks. */
  readonly personId: number;
  readonly worker?: WorkerAsked | undefined;
  readonly waiting?: WaitingChoice | undefined;
}

/** Of these numbers alone. */
export function amongSignals(ids: readonly number[]): (signalId: RawBuilder<number>) => RawBuilder<boolean> {
  return (signalId) => sql<boolean>`${signalId} = any(${[...ids]}::int4[])`;
}

/** A condition on the number of a signal, for the statement that lists signals. */
export function workCondition(asked: WorkAsked): (signalId: RawBuilder<number>) => RawBuilder<boolean> {
  return (signalId) => {
    const conditions = [sql<boolean>`true`];
    if (asked.worker !== undefined) conditions.push(workerIs(signalId, asked.worker));
    if (asked.waiting !== undefined)
      conditions.push(sql<boolean>`not exists (
        select 1 from interpretation own where own.author_id = ${asked.personId} and own.signal_id = ${signalId})`);
    return sql<boolean>`${sql.join(conditions, sql` and `)}`;
  };
}

/** Answered by this person, or declined, by then. */
export function answeredBy(personId: number, by: Date): (signalId: RawBuilder<number>) => RawBuilder<boolean> {
  return (signalId) => sql<boolean>`exists (select 1 from interpretation own
    where own.author_id = ${personId} and own.signal_id = ${signalId} and own.answered_at <= ${by})`;
}

/** Of numbers that are no higher than this one, those for which the other condition holds too. */
export function upTo(
  newest: number,
  also: (signalId: RawBuilder<number>) => RawBuilder<boolean> = () => sql<boolean>`true`,
): (signalId: RawBuilder<number>) => RawBuilder<boolean> {
  return (signalId) => sql<boolean>`${signalId} <= ${newest}::int8 and ${also(signalId)}`;
}

function workerIs(signalId: RawBuilder<number>, worker: WorkerAsked): RawBuilder<boolean> {
  const newest = sql`not exists (
    select 1 from signal_assignee later where later.signal_id = a.signal_id and later.version > a.version)`;
  if ('personId' in worker)
    return sql<boolean>`${signalId} in (
      select a.signal_id from signal_assignee a where a.person_id = ${worker.personId} and ${newest})`;
  const { nobodyOf } = worker;
  return sql<boolean>`${signalId} not in (
    select a.signal_id from signal_assignee a
    join unnest(${nobodyOf.map(({ personId }) => personId)}::int4[],
      ${nobodyOf.map(({ placeId }) => placeId ?? 0)}::int4[]) may (person_id, place_id)
      on may.person_id = a.person_id and may.place_id = coalesce(a.place_id, 0)
    where ${newest})`;
}
