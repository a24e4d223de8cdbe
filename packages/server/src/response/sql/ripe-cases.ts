import type { KeptBecause } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import type { PlaceDues } from '../keeping/keep-terms.ts';
import type { ResponseDb } from '../tables.ts';

export interface CaseKeeping {
  /** When it was closed, or its last effect was judged after that; null: it is open. The term counts from here. */
  readonly settled_at: Date | null;
  /** Why it is not removed yet, whatever its term says. */
  readonly kept_because: KeptBecause | null;
}

/** When the case with the name `c` in a statement came to rest. */
const settledAt = sql<Date | null>`case when c.closed_at is not null then greatest(c.closed_at, (
  select max(r.finished_at) from effect_run r join intervention v on v.id = r.intervention_id
  where v.case_id = c.id and r.state = 'done')) end`;

/** A measure that runs, an effect that was promised and not judged, one that is being computed. */
const keptBecause = sql<KeptBecause | null>`case when c.closed_at is null then null
  when exists (select 1 from intervention v where v.case_id = c.id and v.state = 'running') then 'measure-running'
  when exists (select 1 from intervention v where v.case_id = c.id and v.started_at is not null and (
    jsonb_array_length(v.frozen -> 'plan' -> 'expected') >
      (select count(*) from effect_run e where e.intervention_id = v.id and e.reason = 'due')
    or exists (select 1 from effect_run e where e.intervention_id = v.id and e.state in ('waiting', 'running'))))
  then 'effect-awaited' end`;

/** Both as columns of a statement in which a case is named `c`. */
export const keepingColumns: RawBuilder<unknown> = sql`${settledAt} as settled_at, ${keptBecause} as kept_because`;

/** Places with closed cases; null: at no place. */
export async function selectPlacesOfClosed(db: ResponseDb): Promise<(number | null)[]> {
  const { rows } = await sql<{ id: number | null }>`
    select distinct place_id as id from case_file where closed_at is not null`.execute(db);
  return rows.map(({ id }) => id);
}

export interface RipeCase {
  readonly id: number;
  /** The term that has passed. */
  readonly days: number;
}

/**
 * Cases that are due, closed first first: nobody else may change them, or begin something in them, until this transaction ends.
 * Asked once more when they are held, for somebody may just have asked for an effect.
 */
export async function lockRipeCases(
  trx: ResponseDb,
  { places, days, before }: PlaceDues,
  limit: number,
): Promise<RipeCase[]> {
  const due = sql`unnest(${[...places]}::int4[], ${[...days]}::int4[], ${[...before]}::timestamptz[]) d (place_id, days, before)`;
  const isRipe = sql<boolean>`c.closed_at is not null and ${settledAt} <= d.before and ${keptBecause} is null`;
  const { rows: found } = await sql<{ id: number }>`
    select c.id from case_file c join ${due} on d.place_id = coalesce(c.place_id, 0)
    where ${isRipe} order by c.closed_at, c.id limit ${limit} for update of c skip locked`.execute(trx);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  await sql`select 1 from intervention where case_id = any(${ids}::int4[]) order by id for update`.execute(trx);
  const { rows } = await sql<RipeCase>`
    select c.id, d.days from case_file c join ${due} on d.place_id = coalesce(c.place_id, 0)
    where c.id = any(${ids}::int4[]) and ${isRipe}`.execute(trx);
  return rows;
}
