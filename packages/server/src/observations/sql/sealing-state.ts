import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

export interface StoredSealing {
  readonly until: string | null;
  readonly sealedReadings: number;
  readonly sealedBytes: number;
  readonly rowBytes: number;
}

/** Sizes are those of the files of tables, their indexes and what is stored beside them. */
export async function selectSealingState(db: ObservationsDb): Promise<StoredSealing> {
  const { rows } = await sql<Omit<StoredSealing, 'until'> & { until: Date | null }>`
    select case when isfinite(m.until) then m.until end as until,
      (select coalesce(sum(readings), 0)::int8 from sealed_month) as "sealedReadings",
      pg_total_relation_size('sealed_month') as "sealedBytes",
      (select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::int8 from pg_inherits
        where inhparent = 'observation'::regclass) as "rowBytes"
    from sealing m`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('the mark of sealing is gone');
  return { ...found, until: found.until?.toISOString() ?? null };
}
