import type { DeviationKind } from '@wijkritme/contract';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RhythmTables } from '../tables.ts';
import { chosen, type SignalChoice, type SignalQuery } from './signals.ts';

/** Choices of which one holds at a time, or none. */
export interface ChoiceRow {
  readonly choices: readonly SignalChoice[];
  /** The one that holds. */
  readonly holds?: SignalChoice | undefined;
}

export interface CountsAsked extends Pick<SignalQuery, 'from' | 'to' | 'within' | 'kind' | 'open'> {
  readonly rows: readonly ChoiceRow[];
  /** Only so many of the newest are counted. */
  readonly most: number;
}

export interface SignalCounts {
  readonly kinds: readonly { readonly kind: DeviationKind; readonly count: number }[];
  readonly open: number;
  /** Of all choices of all rows, in their order. */
  readonly choices: readonly number[];
  /** Only the newest were counted. */
  readonly more: boolean;
}

/**
 * How many signals each choice would give: with all that holds in other rows, and without what holds in its own. One pass over the newest
 * signals; each condition is looked at once per signal.
 */
export async function countSignalChoices(db: Kysely<RhythmTables>, ask: CountsAsked): Promise<SignalCounts> {
  const { kind, open, rows, most, ...base } = ask;
  const held = rows.map(({ holds }) => (holds === undefined ? sql<boolean>`true` : chosen(holds)));
  const each = rows.flatMap(({ choices }, row) => choices.map((choice) => ({ row, condition: chosen(choice) })));
  const columns = [
    sql`s.id`,
    sql`s.end_time is null as is_open`,
    sql`${kind === undefined ? sql`true` : chosen({ kind })} as kind_holds`,
    sql`${open === undefined ? sql`true` : chosen({ open })} as open_holds`,
    ...held.map((condition, row) => sql`${condition} as ${sql.ref(`row_${row}`)}`),
    ...each.map(({ condition }, at) => sql`${condition} as ${sql.ref(`choice_${at}`)}`),
  ];
  /** All that holds, but not in these columns. */
  const besides = (...own: readonly string[]): RawBuilder<boolean> => {
    const all = ['kind_holds', 'open_holds', ...rows.map((_, row) => `row_${row}`)];
    const others = all.filter((name) => !own.includes(name)).map((name) => sql.ref(name));
    return sql<boolean>`(${sql.join(others, sql` and `)})`;
  };
  const { rows: found } = await sql<{ counted: number; open: number; choices: number[]; kinds: KindCount[] }>`
    with s as materialized (
      select ${sql.join(columns)} from signal s where ${chosen(base)} order by s.start_time desc, s.id desc limit ${most + 1}
    ), shown as materialized (select id from s where ${besides('kind_holds')})
    select count(*)::int4 as counted,
      count(*) filter (where is_open and ${besides('open_holds')})::int4 as open,
      array[${sql.join(
        each.map(
          ({ row }, at) => sql`count(*) filter (where ${sql.ref(`choice_${at}`)} and ${besides(`row_${row}`)})::int4`,
        ),
      )}] as choices,
      (select coalesce(json_agg(json_build_object('kind', k.kind, 'count', k.count) order by k.kind), '[]') from (
        select kind, count(*)::int4 as count from (
          select d.signal_id, d.kind from deviation d join shown on shown.id = d.signal_id
          union select j.signal_id, j.kind from joint_deviation j join shown on shown.id = j.signal_id
        ) each group by kind) k) as kinds
    from s`.execute(db);
  const row = found[0];
  return {
    kinds: row?.kinds ?? [],
    open: row?.open ?? 0,
    choices: row?.choices ?? [],
    more: (row?.counted ?? 0) > most,
  };
}

interface KindCount {
  readonly kind: DeviationKind;
  readonly count: number;
}
