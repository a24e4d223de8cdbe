import type { EffectRunState, EffectVerdict } from '@wijkritme/contract';
import { type Selectable, sql } from 'kysely';
import type { EffectRunTable, ResponseDb } from '../tables.ts';

export type EffectRunRow = Selectable<EffectRunTable>;

export interface NewRun {
  readonly interventionId: number;
  readonly index: number;
  readonly datastreamId: number;
  readonly reason: 'due' | 'asked';
  readonly askedAt: Date;
  readonly until: Date;
}

/** One that waits or runs already, or was done at its day, stays the one. */
export async function insertRun(db: ResponseDb, run: NewRun): Promise<void> {
  await sql`insert into effect_run (intervention_id, expected_index, datastream_id, reason, asked_at, until, state)
    values (${run.interventionId}, ${run.index}, ${run.datastreamId}, ${run.reason}, ${run.askedAt}, ${run.until}, 'waiting')
    on conflict do nothing`.execute(db);
}

export async function countRuns(db: ResponseDb, interventionId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from effect_run where intervention_id = ${interventionId}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Newest first. Of a measure that its reader was found to see. */
export function selectRuns(db: ResponseDb, interventionId: number): Promise<EffectRunRow[]> {
  return db
    .selectFrom('effect_run')
    .selectAll()
    .where('intervention_id', '=', interventionId)
    .orderBy('id', 'desc')
    .execute();
}

/** The oldest that waits. */
export function findWaiting(db: ResponseDb): Promise<EffectRunRow | undefined> {
  return db
    .selectFrom('effect_run')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** What was being computed when the server was killed waits again. */
export async function waitAgain(db: ResponseDb): Promise<void> {
  await sql`update effect_run set state = 'waiting', progress = 0 where state = 'running'`.execute(db);
}

export interface RunNews {
  readonly state: EffectRunState;
  readonly progress: number;
  readonly finishedAt?: Date;
  readonly verdict?: EffectVerdict;
  readonly question?: object;
  readonly outcome?: object;
}

/** @returns false: it was cancelled meanwhile */
export async function updateRun(db: ResponseDb, id: number, news: RunNews): Promise<boolean> {
  const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));
  const { numAffectedRows } = await sql`
    update effect_run set state = ${news.state}, progress = ${news.progress}, finished_at = ${news.finishedAt ?? null},
      verdict = ${news.verdict ?? null}, question = ${json(news.question)}::jsonb, outcome = ${json(news.outcome)}::jsonb
    where id = ${id} and state in ('waiting', 'running')`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

export interface DueExpectation {
  readonly id: number;
}

/** Measures that began and of which an expectation has not been judged at its day. */
export async function selectUnjudged(db: ResponseDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select v.id from intervention v
    where v.started_at is not null
      and jsonb_array_length(v.frozen -> 'plan' -> 'expected') >
        (select count(*) from effect_run e where e.intervention_id = v.id and e.reason = 'due')
    order by v.id limit 1000`.execute(db);
  return rows.map(({ id }) => id);
}

/** For the server itself, which sees every measure: it computes, and shows nobody. */
/** The case of a measure that is there. */
export async function findCaseOf(db: ResponseDb, interventionId: number): Promise<{ id: number; simulated: boolean }> {
  const row = await db
    .selectFrom('intervention as v')
    .innerJoin('case_file as c', 'c.id', 'v.case_id')
    .select(['c.id', 'c.simulated'])
    .where('v.id', '=', interventionId)
    .executeTakeFirstOrThrow();
  return row;
}

export function findStarted(db: ResponseDb, id: number) {
  return db
    .selectFrom('intervention')
    .select(['id', 'frozen', 'started_at', 'ended_at'])
    .where('id', '=', id)
    .where('started_at', 'is not', null)
    .executeTakeFirst();
}
