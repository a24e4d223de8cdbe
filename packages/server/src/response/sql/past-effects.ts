import type { EffectVerdict, InterventionKind, InterventionState, SharingLabel } from '@wijkritme/contract';
import type { EffectOutcome } from '@wijkritme/engine';
import { sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseDb, StoredFrozen } from '../tables.ts';
import { mayReadCase } from './read-cases.ts';

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
}

/** Of every expectation the effect that judges most of it, of measures of cases that this reader may see; newest first. */
export async function selectPastEffects(
  db: ResponseDb,
  reader: LabelReader,
  { kind, verdict, search, limit, offset }: PastEffectQuery,
): Promise<PastEffectRow[]> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<PastEffectRow>`
    select e.* from (
      select distinct on (r.intervention_id, r.expected_index)
        r.id, r.intervention_id, r.expected_index, r.datastream_id, r.until, r.verdict, r.outcome, v.frozen, v.state,
        v.emergency_reason is not null as emergency, v.started_at, c.label
      from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
      where r.state = 'done' and ${mayReadCase(reader)}
      order by r.intervention_id, r.expected_index, r.until desc, r.id desc) e
    where (${kind ?? null}::text is null or e.frozen -> 'plan' ->> 'kind' = ${kind ?? null})
      and (${verdict ?? null}::text is null or e.verdict = ${verdict ?? null})
      and (${pattern}::text is null or e.frozen -> 'plan' ->> 'title' ilike ${pattern})
    order by e.started_at desc, e.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
