import type { EffectVerdict, InterventionState, Role, SharingLabel } from '@wijkritme/contract';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import { labelAllows } from '../../sharing/index.ts';
import { asItIs, type ListMark } from '../list-mark.ts';
import type { InterventionChangeTable, InterventionTable, ResponseDb } from '../tables.ts';
import { behindMark } from './behind-mark.ts';
import { mayReadMeasure, mayReadName } from './blind-first.ts';
import { foundByWords } from './found-by-words.ts';
import { mayReadCase } from './read-cases.ts';
import { keepReceipts } from './receipts.ts';

export interface InterventionRow extends Selectable<InterventionTable> {
  /** null: hidden until the reader has answered. */
  readonly case_title: string | null;
  /** Of the case; what is told of the measure may go no further. */
  readonly label: SharingLabel;
  /** Of a case of the sample city. */
  readonly simulated: boolean;
  /** Roles that have read one signal of the case, of the signal with most, as far as this reader may see. */
  readonly roles_seen: number;
  /** Of the effect that judges most of it. */
  readonly verdict: EffectVerdict | null;
}

/** Of a list. */
export interface ListedIntervention extends InterventionRow {
  /** Did it run when the first page was asked? */
  readonly on_top: boolean;
}

export interface InterventionQuery {
  readonly id?: number | undefined;
  readonly caseId?: number | undefined;
  readonly signal?: number | undefined;
  readonly state?: InterventionState | undefined;
  /** Words that all occur in its title or that of its case. */
  readonly search?: string | undefined;
  /** Of the measure. */
  readonly places?: readonly number[] | undefined;
  readonly label?: SharingLabel | undefined;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
}

/** Measures that this reader may read, of cases that they may see. Nothing of them is shown yet. */
export async function selectInterventions(
  db: ResponseDb,
  reader: LabelReader,
  ask: InterventionQuery,
): Promise<InterventionRow[]> {
  const { rows } = await sql<InterventionRow>`${interventionsQuery(reader, ask)}`.execute(db);
  return rows;
}

/**
 * The same, to be shown: each names its case, so that a receipt of that name is kept (decision 85), of all but what `spare` leaves
 * over. Besides it only what is
 * for everybody is handed out, to nobody in particular (`public-measures.ts`).
 */
export async function showInterventions(
  db: ResponseDb,
  reader: LabelReader,
  ask: InterventionQuery & { readonly spare: number; readonly mark?: ListMark },
): Promise<ListedIntervention[]> {
  const none = sql<number>`0`;
  const { rows } = await sql<ListedIntervention>`with found as (${interventionsQuery(reader, ask, ask.mark)}),
    told as (select distinct case_id, case_author as author_id from (select * from found limit ${ask.limit - ask.spare}) f
      where case_title is not null),
    kept as (${keepReceipts('case-title', { shown: sql`told`, id: 'told.case_id', author: none }, reader)})
    select * from found order by on_top desc, id desc`.execute(db);
  return rows;
}

/** What both of them read. */
export function interventionsQuery(
  reader: LabelReader,
  ask: InterventionQuery,
  mark: ListMark = asItIs,
): RawBuilder<unknown> {
  const onTop = sql<boolean>`coalesce(v.started_at <= ${mark.asOf} and (v.ended_at is null or v.ended_at > ${mark.asOf}), false)`;
  return sql`
    select v.*, ${onTop} as on_top, case when ${mayReadName(reader)} then c.title end as case_title, c.label, c.simulated, c.author_id as case_author, ${rolesSeen(reader)} as roles_seen,
      (select r.verdict from effect_run r where r.intervention_id = v.id and r.state = 'done'
        order by r.until desc, r.expected_index, r.id desc limit 1) as verdict
    from intervention v join case_file c on c.id = v.case_id
    where ${mayReadCase(reader)} and ${chosen(reader, ask)} and ${mayReadMeasure(reader)} and ${behindMark(mark, { onTop, id: sql`v.id` })}
    order by ${onTop} desc, v.id desc limit ${ask.limit}`;
}

function chosen(
  reader: LabelReader,
  { id, caseId, signal, state, search, places, label, from, to }: InterventionQuery,
): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (id !== undefined) conditions.push(sql`v.id = ${id}`);
  if (caseId !== undefined) conditions.push(sql`v.case_id = ${caseId}`);
  if (state !== undefined) conditions.push(sql`v.state = ${state}`);
  if (search !== undefined) {
    const name = sql<string>`case when ${mayReadName(reader)} then c.title else '' end`;
    conditions.push(foundByWords(sql<string>`(v.plan->>'title') || ' ' || ${name}`, search));
  }
  if (places !== undefined) conditions.push(sql`(v.plan->>'placeId')::int4 = any(${[...places]}::int4[])`);
  if (label !== undefined) conditions.push(sql`c.label = ${label}`);
  if (signal !== undefined)
    conditions.push(
      sql`exists (select 1 from case_signal s where s.case_id = c.id and s.signal_id = ${signal} and s.removed_at is null)`,
    );
  if (to !== undefined)
    conditions.push(sql`coalesce((v.started_at at time zone 'UTC')::date, (v.plan->>'startsOn')::date) <= ${to}::date`);
  if (from !== undefined)
    conditions.push(sql`coalesce((v.ended_at at time zone 'UTC')::date, (v.plan->>'endsOn')::date) >= ${from}::date`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Blind first (decision 64): who has not answered a signal learns nothing here of who has. */
function rolesSeen(reader: LabelReader): RawBuilder<number> {
  return sql<number>`coalesce((select max(per_signal.n) from (
    select count(distinct i.role)::int as n
    from case_signal s join interpretation i on i.signal_id = s.signal_id
    where s.case_id = c.id and s.removed_at is null and i.state = 'committed'
      and exists (select 1 from interpretation own
        where own.signal_id = s.signal_id and own.author_id = ${reader.personId})
      and (${reader.everywhere} or i.place_id = any(${[...reader.places]}::int4[]))
      and ${labelAllows('i', reader)}
    group by s.signal_id) per_signal), 0)`;
}

/** Newest first. Of a measure that its reader was found to see. */
export function selectChanges(db: ResponseDb, interventionId: number): Promise<Selectable<InterventionChangeTable>[]> {
  return db
    .selectFrom('intervention_change')
    .selectAll()
    .where('intervention_id', '=', interventionId)
    .orderBy('version', 'desc')
    .execute();
}

export interface SeenAnswer {
  readonly signal_id: number;
  /** Has this reader answered it? */
  readonly answered: boolean;
  /** The first answer that this reader may see. */
  readonly first_at: Date | null;
  /** In which role it was given, and the organisation. */
  readonly first_role: Role | null;
  readonly first_organisation_id: number | null;
}

/** Per signal of a case what this reader may know of its answers. */
export async function selectSeenAnswers(db: ResponseDb, reader: LabelReader, caseId: number): Promise<SeenAnswer[]> {
  const { rows } = await sql<SeenAnswer>`
    select s.signal_id, own.signal_id is not null as answered,
      seen.answered_at as first_at, seen.role as first_role, seen.organisation_id as first_organisation_id
    from case_signal s
    left join interpretation own on own.signal_id = s.signal_id and own.author_id = ${reader.personId}
    left join lateral (
      select i.answered_at, i.role, i.organisation_id from interpretation i
      where own.signal_id is not null and i.signal_id = s.signal_id
        and (${reader.everywhere} or i.place_id = any(${[...reader.places]}::int4[])) and ${labelAllows('i', reader)}
      order by i.answered_at, i.author_id limit 1) seen on true
    where s.case_id = ${caseId} and s.removed_at is null order by s.signal_start, s.signal_id`.execute(db);
  return rows;
}
