import type { EffectVerdict, InterventionState, Role } from '@wijkritme/contract';
import { type Selectable, sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { CaseStepTable, ResponseDb } from '../tables.ts';
import { mayReadMeasure, mayReadWords } from './blind-first.ts';

/*
 * What a case went through. The case was chosen for its reader already: its measures have the label of the case, and are read where
 * it is, by who may read them already. Of each kind the newest, oldest first.
 */

/** Which part of a history is read. */
export interface HistoryPart {
  readonly reader: LabelReader;
  /** What happened at this moment or before; else the newest. */
  readonly until: Date | null;
  readonly limit: number;
}

const upTo = (at: string, until: Date | null) => (until ? sql`${sql.ref(at)} <= ${until}` : sql`true`);

/** `reason`: where its reader may read it already. */
export type CaseStepRow = Selectable<CaseStepTable>;

export async function selectCaseSteps(
  db: ResponseDb,
  caseId: number,
  { reader, until, limit }: HistoryPart,
): Promise<CaseStepRow[]> {
  const mayRead = mayReadWords(reader, { at: sql<Date>`s.at`, author: sql<number>`s.author_id` });
  const { rows } = await sql<CaseStepRow>`
    select s.id, s.case_id, s.kind, s.at, s.author_id, s.organisation_id, s.role, s.signal_id,
      case when s.reason is not null and ${mayRead} then s.reason end as reason
    from (select * from case_step where case_id = ${caseId} and ${upTo('at', until)} order by at desc, id desc limit ${limit}) s
    join case_file c on c.id = s.case_id order by s.at, s.id`.execute(db);
  return rows;
}

/** Of a row of measures: it has days that are still to come. */
const isComing = sql<boolean>`(state in ('planned', 'running'))`;

export interface CaseMeasureRow {
  readonly id: number;
  readonly title: string;
  readonly state: InterventionState;
  /** Local civil dates. */
  readonly starts_on: string;
  readonly ends_on: string;
  readonly stop_on: string | null;
}

/** Those with these numbers, those that are planned or running, and the newest. `coming`: how many are planned or running in all. */
export async function selectCaseMeasures(
  db: ResponseDb,
  caseId: number,
  { reader, limit, also }: Pick<HistoryPart, 'reader' | 'limit'> & { readonly also: readonly number[] },
): Promise<(CaseMeasureRow & { readonly coming: number })[]> {
  const { rows } = await sql<CaseMeasureRow & { readonly coming: number }>`
    select * from (
      select id, state, plan ->> 'title' as title, plan ->> 'startsOn' as starts_on, plan ->> 'endsOn' as ends_on,
        plan ->> 'stopOn' as stop_on, (count(*) filter (where ${isComing}) over ())::int as coming
      from (select v.* from intervention v join case_file c on c.id = v.case_id
        where v.case_id = ${caseId} and ${mayReadMeasure(reader)}) mine
      order by id = any(${[...also]}::int4[]) desc, ${isComing} desc, id desc limit greatest(${limit}::int8, cardinality(${[...also]}::int4[]))) v
    order by id`.execute(db);
  return rows;
}

export interface MeasureStepRow {
  readonly intervention_id: number;
  readonly at: Date;
  readonly state: InterventionState;
  readonly role: Role;
  readonly organisation_id: number;
}

/** Changes after which a measure stood somewhere else; a change of its plan alone is none. */
export async function selectMeasureSteps(
  db: ResponseDb,
  caseId: number,
  { reader, until, limit }: HistoryPart,
): Promise<MeasureStepRow[]> {
  const { rows } = await sql<MeasureStepRow>`
    select intervention_id, at, state, role, organisation_id from (
      select * from (
        select h.*, lag(h.state) over (partition by h.intervention_id order by h.version) as before
        from intervention_change h join intervention v on v.id = h.intervention_id join case_file c on c.id = v.case_id
        where v.case_id = ${caseId} and ${mayReadMeasure(reader)}) all_changes
      where before is distinct from state and ${upTo('at', until)} order by at desc, intervention_id desc, version desc limit ${limit}) steps
    order by at, intervention_id, version`.execute(db);
  return rows;
}

export interface MeasureVerdictRow {
  readonly id: number;
  readonly intervention_id: number;
  readonly datastream_id: number;
  readonly at: Date;
  readonly verdict: EffectVerdict;
}

export async function selectMeasureVerdicts(
  db: ResponseDb,
  caseId: number,
  { reader, until, limit }: HistoryPart,
): Promise<MeasureVerdictRow[]> {
  const { rows } = await sql<MeasureVerdictRow>`
    select * from (
      select r.id, r.intervention_id, r.datastream_id, r.finished_at as at, r.verdict
      from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
      where v.case_id = ${caseId} and ${mayReadMeasure(reader)} and r.state = 'done' and r.verdict is not null and r.finished_at is not null
        and ${upTo('r.finished_at', until)}
      order by r.finished_at desc, r.id desc limit ${limit}) runs
    order by at, id`.execute(db);
  return rows;
}
