import type { EffectVerdict } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseDb } from '../tables.ts';
import { mayReadMeasure, mayReadName } from './blind-first.ts';
import { earlierDay, hasReachedDay } from './reached-days.ts';
import { mayReadCase, mayReadEntry } from './read-cases.ts';

/** Each statement hands out what this reader may see, at most `limit` rows, the most urgent first. */
export interface TodayAsked {
  readonly reader: LabelReader;
  readonly limit: number;
}

export interface DueTask {
  readonly case_id: number;
  readonly words: string;
  /** null: hidden until the reader has answered. */
  readonly title: string | null;
  /** Local civil date. */
  readonly date: string;
  readonly total: number;
}

/** Tasks of the reader's organisation that are due up to this day, in open cases. */
export async function selectDueTasks(db: ResponseDb, { reader, limit }: TodayAsked, upTo: Date): Promise<DueTask[]> {
  const { rows } = await sql<DueTask>`
    select e.case_id, e.words, case when ${mayReadName(reader)} then c.title end as title, to_char(e.date, 'YYYY-MM-DD') as date, count(*) over ()::int4 as total
    from case_entry e join case_file c on c.id = e.case_id
    where e.kind = 'task' and e.done_at is null and c.closed_at is null
      and ${reader.organisationId} = any(e.parties) and e.date <= ${upTo.toISOString().slice(0, 10)}::date
      and ${mayReadCase(reader)} and ${mayReadEntry(reader)}
    order by e.date, e.id limit ${limit}`.execute(db);
  return rows;
}

export interface StillCase {
  readonly id: number;
  /** null: hidden until the reader has answered. */
  readonly title: string | null;
  readonly moved_at: Date;
  readonly total: number;
}

/** Open cases that the reader opened, in which nothing was written, added or done since. */
export async function selectStillCases(db: ResponseDb, asked: TodayAsked, since: Date): Promise<StillCase[]> {
  const { reader, limit } = asked;
  const { rows } = await sql<StillCase>`
    select moved.id, moved.title, moved.moved_at, count(*) over ()::int4 as total from (
      select c.id, case when ${mayReadName(reader)} then c.title end as title, greatest(c.opened_at,
        (select max(greatest(e.added_at, e.done_at, e.struck_at)) from case_entry e where e.case_id = c.id),
        (select max(s.added_at) from case_signal s where s.case_id = c.id),
        (select max(a.added_at) from case_attachment a where a.case_id = c.id),
        (select max(h.at) from intervention v join intervention_change h on h.intervention_id = v.id where v.case_id = c.id)
      ) as moved_at
      from case_file c where c.closed_at is null and c.author_id = ${reader.personId} and ${mayReadCase(reader)}
    ) moved where moved.moved_at < ${since} order by moved.moved_at, moved.id limit ${limit}`.execute(db);
  return rows;
}

export interface WaitingMeasure {
  readonly id: number;
  readonly title: string;
  /** What is waited for: that it begins, or that somebody decides whether it goes on beyond its stop day or last day. */
  readonly waits: 'start' | 'stop' | 'end';
  /** Local civil date on which it would begin, stop or end. */
  readonly day: string;
  readonly total: number;
}

/**
 * Measures of the reader or their organisation that were agreed on and have not begun, for the clock of the signal runs; and those that
 * run on the day on which they were to stop or end. @param today local civil date
 */
export async function selectWaitingMeasures(
  db: ResponseDb,
  { reader, limit }: TodayAsked,
  today: string,
): Promise<WaitingMeasure[]> {
  const { rows } = await sql<WaitingMeasure>`
    select v.id, v.plan ->> 'title' as title,
      case when v.state = 'planned' then 'start' when v.plan ->> 'endsOn' <= ${today} then 'end' else 'stop' end as waits,
      case when v.state = 'planned' then v.plan ->> 'startsOn' else ${earlierDay} end as day,
      count(*) over ()::int4 as total
    from intervention v join case_file c on c.id = v.case_id
    where (v.state = 'planned' or ${hasReachedDay(today)}) and c.closed_at is null and ${mayReadCase(reader)} and ${mayReadMeasure(reader)}
      and (v.author_id = ${reader.personId} or (v.plan ->> 'ownerId')::int4 = ${reader.organisationId})
    order by day, v.id limit ${limit}`.execute(db);
  return rows;
}

export interface NewVerdict {
  readonly intervention_id: number;
  readonly title: string;
  readonly verdict: EffectVerdict;
  readonly finished_at: Date;
  readonly total: number;
}

/** Effects of measures of the reader or their organisation that were judged since; of each measure the newest. */
export async function selectNewVerdicts(db: ResponseDb, asked: TodayAsked, since: Date): Promise<NewVerdict[]> {
  const { reader, limit } = asked;
  const { rows } = await sql<NewVerdict>`
    select newest.*, count(*) over ()::int4 as total from (
      select distinct on (r.intervention_id) r.intervention_id, v.plan ->> 'title' as title, r.verdict, r.finished_at
      from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
      where r.state = 'done' and r.finished_at > ${since} and ${mayReadCase(reader)} and ${mayReadMeasure(reader)}
        and (v.author_id = ${reader.personId} or (v.plan ->> 'ownerId')::int4 = ${reader.organisationId})
      order by r.intervention_id, r.finished_at desc
    ) newest order by newest.finished_at desc limit ${limit}`.execute(db);
  return rows;
}
