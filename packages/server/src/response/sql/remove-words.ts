import { sql } from 'kysely';
import type { PlaceDues } from '../keeping/keep-terms.ts';
import type { ResponseDb } from '../tables.ts';

/** All words on one signal, up to then. */
export interface RipeWords {
  readonly signalId: number;
  /** When the last of them was said. */
  readonly until: Date;
  /** The term that has passed; 0: they were removed before. */
  readonly days: number;
}

/** What people said of signals, and who worked on them: with where, and when. Feedback without a person stays. */
const said = sql`
  select signal_id, place_id, greatest(answered_at, later_at) as at from interpretation
  union all select signal_id, place_id, given_at from signal_feedback where author_id > 0
  union all select signal_id, place_id, at from signal_assignee`;

/** Places of signals of which something was said; null: at no place. */
export async function selectPlacesOfWords(db: ResponseDb): Promise<(number | null)[]> {
  const { rows } = await sql<{ id: number | null }>`select distinct place_id as id from (${said}) said`.execute(db);
  return rows.map(({ id }) => id);
}

/** Signals of which the last word is older than its term, and that are in no open case. */
export async function selectRipeWords(
  db: ResponseDb,
  { places, days, before }: PlaceDues,
  limit: number,
): Promise<RipeWords[]> {
  const { rows } = await sql<RipeWords>`
    select s.signal_id as "signalId", s.at as "until", d.days from (
      select signal_id, max(coalesce(place_id, 0)) as place_id, max(at) as at from (${said}) said group by signal_id) s
    join unnest(${[...places]}::int4[], ${[...days]}::int4[], ${[...before]}::timestamptz[]) d (place_id, days, before)
      on d.place_id = s.place_id
    where s.at <= d.before and not exists (
      select 1 from case_signal x join case_file c on c.id = x.case_id where x.signal_id = s.signal_id and c.closed_at is null)
    order by s.at, s.signal_id limit ${limit}`.execute(db);
  return rows;
}

/** Signals of which words were removed before that are there again, as after a restore. */
export async function selectWordsAgain(db: ResponseDb, limit: number): Promise<RipeWords[]> {
  const { rows } = await sql<RipeWords>`
    select r.signal_id as "signalId", r.said_until as "until", 0 as days from removed_words r
    where exists (select 1 from (${said}) said where said.signal_id = r.signal_id and said.at <= r.said_until)
    order by 1 limit ${limit}`.execute(db);
  return rows;
}

export interface GoneWords {
  readonly interpretations: number;
  readonly feedback: number;
}

/**
 * Removes words, declines and who worked on these signals. What stays says nothing of a person: when somebody first reacted,
 * and how many found a signal useful, so that the scores go on.
 */
export async function deleteWords(trx: ResponseDb, ripe: readonly RipeWords[]): Promise<GoneWords> {
  const due = sql`unnest(${ripe.map(({ signalId }) => signalId)}::int4[], ${ripe.map(({ until }) => until)}::timestamptz[]) d (signal_id, until)`;
  await sql`insert into removed_words (signal_id, said_until) select d.signal_id, d.until from ${due}
    on conflict (signal_id) do update set said_until = greatest(removed_words.said_until, excluded.said_until)`.execute(
    trx,
  );
  const { rows } = await sql<GoneWords>`
    with answers as (
      delete from interpretation i using ${due}
      where i.signal_id = d.signal_id and greatest(i.answered_at, i.later_at) <= d.until
      returning i.signal_id, i.author_id, i.state, i.answered_at
    ), receipts as (
      delete from receipt r using answers a
      where r.kind = 'interpretation' and r.subject_id = a.signal_id and r.author_id = a.author_id
    ), reactions as (
      insert into kept_reaction (signal_id, at)
      select signal_id, min(answered_at) from answers where state = 'committed' group by signal_id
      on conflict (signal_id) do update set at = least(kept_reaction.at, excluded.at)
    ), workers as (
      delete from signal_assignee w using ${due} where w.signal_id = d.signal_id and w.at <= d.until
    ), judgements as (
      delete from signal_feedback f using ${due}
      where f.signal_id = d.signal_id and f.author_id > 0 and f.given_at <= d.until returning f.*
    ), readers as (
      delete from receipt r using judgements j
      where r.kind = 'feedback' and r.subject_id = j.signal_id and r.author_id = j.author_id
    ), newest as (
      select distinct on (signal_id, author_id) * from judgements order by signal_id, author_id, version desc
    ), numbered as (
      insert into signal_feedback (signal_id, author_id, version, organisation_id, role, place_id, signal_start, budgeted, verdict,
        reason, given_at, label)
      select n.signal_id,
        least(0, (select min(author_id) from signal_feedback o where o.signal_id = n.signal_id))
          - row_number() over (partition by n.signal_id order by n.verdict),
        1, 0, '', n.place_id, n.signal_start, n.budgeted, n.verdict, '', n.signal_start, 'TLP:RED'
      from newest n
    )
    select (select count(*)::int4 from answers) as interpretations, (select count(*)::int4 from judgements) as feedback`.execute(
    trx,
  );
  return rows[0] ?? { interpretations: 0, feedback: 0 };
}
