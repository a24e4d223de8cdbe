import type { EffectVerdict, InterventionKind } from '@wijkritme/contract';
import { sql } from 'kysely';
import { isForEverybody } from '../../sharing/index.ts';
import type { ResponseDb } from '../tables.ts';

/** What everybody may know of a measure: no title, no name, no number of its case. */
export interface PublicMeasureRow {
  readonly kind: InterventionKind;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly stopped: boolean;
  /** Of each expected effect that was judged the newest, in the order of the plan. */
  readonly verdicts: readonly { readonly datastreamId: number; readonly verdict: EffectVerdict }[];
}

export interface PublicMeasureQuery {
  readonly cases: readonly number[];
  readonly now: Date;
  readonly limit: number;
}

/**
 * Measures of these cases that have begun, where the case is for everybody; the newest first. For nobody in particular, so no receipt
 * is kept (decision 155).
 */
export async function selectPublicMeasures(
  db: ResponseDb,
  { cases, now, limit }: PublicMeasureQuery,
): Promise<PublicMeasureRow[]> {
  const { rows } = await sql<PublicMeasureRow>`
    select v.frozen -> 'plan' ->> 'kind' as kind, v.started_at, v.ended_at, v.state = 'stopped' as stopped,
      coalesce((select jsonb_agg(jsonb_build_object('datastreamId', e.datastream_id, 'verdict', e.verdict) order by e.expected_index)
        from (select distinct on (r.expected_index) r.expected_index, r.datastream_id, r.verdict from effect_run r
          where r.intervention_id = v.id and r.state = 'done' and r.verdict is not null
          order by r.expected_index, r.until desc, r.id desc) e), '[]') as verdicts
    from intervention v join case_file c on c.id = v.case_id
    where c.id = any(${[...cases]}::int4[]) and v.started_at is not null and ${isForEverybody('c', now)}
    order by v.started_at desc, v.id desc limit ${limit}`.execute(db);
  return rows;
}
