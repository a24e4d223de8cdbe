import type {
  EffectVerdict,
  ExpectedEffect,
  InterventionKind,
  InterventionState,
  SharingLabel,
} from '@wijkritme/contract';
import type { EffectOutcome } from '@wijkritme/engine';
import { type RawBuilder, sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { RowKey } from '../key-mark.ts';
import type { ResponseDb } from '../tables.ts';
import { behindKey } from './behind-key.ts';
import { mayReadMeasure } from './blind-first.ts';
import { mayReadCase } from './read-cases.ts';
import { keepReceipts } from './receipts.ts';

export interface PastEffectRow {
  readonly id: number;
  /** null: its case was removed, and with it what people wrote. */
  readonly intervention_id: number | null;
  readonly title: string | null;
  readonly kind: InterventionKind;
  readonly at_place_id: number | null;
  readonly cost_euros: number | null;
  readonly expected: ExpectedEffect;
  readonly datastream_id: number;
  readonly until: Date;
  readonly outcome: EffectOutcome;
  readonly state: InterventionState;
  readonly emergency: boolean;
  readonly started_at: Date;
  /** Milliseconds from 1970 to then; as text, because that is how the store hands out what large numbers fit in. */
  readonly started_ms: string;
  /** Which of the expectations of its measure, the first the largest; of a removed case its own number. */
  readonly part: number;
  readonly label: SharingLabel;
  /** Its case, or its readings when it was computed, were made up; its datastream may be gone since. */
  readonly simulated: boolean;
}

export interface PastEffectQuery {
  readonly kind?: InterventionKind | undefined;
  readonly verdict?: EffectVerdict | undefined;
  /** A part of the title, in capitals or not. */
  readonly search?: string | undefined;
  readonly limit: number;
  /** The last row of the page before. */
  readonly behind?: RowKey | undefined;
  /** How many of the last rows only tell that there is more. */
  readonly spare: number;
}

/**
 * The newest measure first, and of one its expectations in the order of its plan: an effect that is computed anew takes the place of the one before.
 * Only a measure whose case is removed while somebody reads, and that stood at the end of their page, can be told again: with its number goes what
 * told it from another one of the same moment.
 */
export const keyOfEffect = ({ started_ms, intervention_id, part }: PastEffectRow): RowKey => [
  Number(started_ms),
  intervention_id ?? 0,
  part,
];
const order = sql`e.started_ms, coalesce(e.intervention_id, 0), e.part`;

/**
 * Of every expectation the effect that judges most of it, of measures of cases that this reader may see, also of those that were
 * removed since; newest first. What a case did tells of the case, so a receipt of it is kept (decision 85).
 */
export async function selectPastEffects(
  db: ResponseDb,
  reader: LabelReader,
  { kind, verdict, search, limit, behind, spare }: PastEffectQuery,
): Promise<PastEffectRow[]> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<PastEffectRow>`
    with found as (select e.* from (${ofCases(reader)} union all ${ofRemovedCases(reader)}) e
    where (${kind ?? null}::text is null or e.kind = ${kind ?? null})
      and (${verdict ?? null}::text is null or e.verdict = ${verdict ?? null})
      and (${pattern}::text is null or e.title ilike ${pattern}) and ${behindKey(behind, order)}
    order by e.started_ms desc, e.intervention_id desc nulls last, e.part desc limit ${limit}),
    told as (select distinct case_id, author_id from (select * from found limit ${limit - spare}) f where case_id is not null),
    kept as (${keepReceipts('case-title', { shown: sql`told`, id: 'told.case_id', author: sql<number>`0` }, reader)})
    select * from found order by started_ms desc, intervention_id desc nulls last, part desc`.execute(db);
  return rows;
}

const startedMs = (startedAt: RawBuilder<Date>) => sql`floor(extract(epoch from ${startedAt}) * 1000)::bigint`;

/** Of a run `r` in a case `c`; a question from before this was kept does not say. */
export const wasSimulated = sql<boolean>`(c.simulated or coalesce((r.question ->> 'simulated')::boolean, false))`;

const ofCases = (reader: LabelReader) => sql`(
  select distinct on (r.intervention_id, r.expected_index)
    r.id, r.intervention_id, v.frozen -> 'plan' ->> 'title' as title, v.frozen -> 'plan' ->> 'kind' as kind,
    (v.frozen -> 'plan' ->> 'placeId')::int4 as at_place_id, (v.frozen -> 'plan' ->> 'costEuros')::int4 as cost_euros,
    v.frozen -> 'plan' -> 'expected' -> r.expected_index::int as expected,
    r.datastream_id, r.until, r.verdict, r.outcome, v.state,
    v.emergency_reason is not null as emergency, v.started_at, ${startedMs(sql`v.started_at`)} as started_ms,
    -r.expected_index::int4 as part, c.label, c.id as case_id, c.author_id,
    ${wasSimulated} as simulated
  from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
  where r.state = 'done' and ${mayReadCase(reader)} and ${mayReadMeasure(reader)}
  order by r.intervention_id, r.expected_index, r.until desc, r.id desc)`;

const ofRemovedCases = (reader: LabelReader) => sql`(
  select c.id, null::int4 as intervention_id, null::text as title, c.kind, c.at_place_id, c.cost_euros, c.expected,
    c.datastream_id, c.until, c.verdict, c.outcome, c.state, c.emergency, c.started_at, ${startedMs(sql`c.started_at`)} as started_ms,
    c.id as part, c.label, null::int4 as case_id, c.author_id, c.simulated
  from past_effect c where ${mayReadCase(reader)})`;
