import type { EffectVerdict, InterventionKind, InterventionState, SharingLabel } from '@wijkritme/contract';
import type { EffectOutcome } from '@wijkritme/engine';
import { sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseDb, StoredFrozen } from '../tables.ts';
import { mayReadCase } from './read-cases.ts';
import { keepReceipts } from './receipts.ts';

export interface PastEffectRow {
  readonly id: number;
  readonly intervention_id: number;
  readonly expected_index: number;
  readonly datastream_id: number;
  readonly until: Date;
  readonly outcome: EffectOutcome;
  readonly frozen: StoredFrozen;
  readonly state: InterventionState;
  readonly emergency: boolean;
  readonly started_at: Date;
  readonly label: SharingLabel;
}

export interface PastEffectQuery {
  readonly kind?: InterventionKind | undefined;
  readonly verdict?: EffectVerdict | undefined;
  /** A part of the title, in capitals or not. */
  readonly search?: string | undefined;
  readonly limit: number;
  /** Rows to pass over. */
  readonly offset: number;
  /** How many of the last rows only tell that there is more. */
  readonly spare: number;
}

/**
 * Of every expectation the effect that judges most of it, of measures of cases that this reader may see; newest first. What a case
 * did tells of the case, so a receipt of it is kept (decision 85).
 */
export async function selectPastEffects(
  db: ResponseDb,
  reader: LabelReader,
  { kind, verdict, search, limit, offset, spare }: PastEffectQuery,
): Promise<PastEffectRow[]> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<PastEffectRow>`
    with found as (select e.* from (
      select distinct on (r.intervention_id, r.expected_index)
        r.id, r.intervention_id, r.expected_index, r.datastream_id, r.until, r.verdict, r.outcome, v.frozen, v.state,
        v.emergency_reason is not null as emergency, v.started_at, c.label,
        c.id as case_id, c.author_id
      from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
      where r.state = 'done' and ${mayReadCase(reader)}
      order by r.intervention_id, r.expected_index, r.until desc, r.id desc) e
    where (${kind ?? null}::text is null or e.frozen -> 'plan' ->> 'kind' = ${kind ?? null})
      and (${verdict ?? null}::text is null or e.verdict = ${verdict ?? null})
      and (${pattern}::text is null or e.frozen -> 'plan' ->> 'title' ilike ${pattern})
    order by e.started_at desc, e.id desc limit ${limit} offset ${offset}),
    told as (select distinct case_id, author_id from (select * from found limit ${limit - spare}) f),
    kept as (${keepReceipts('case-title', { shown: sql`told`, id: 'told.case_id', author: sql<number>`0` }, reader)})
    select * from found order by started_at desc, id desc`.execute(db);
  return rows;
}
