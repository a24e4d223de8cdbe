import type { Kysely } from 'kysely';

/** How large the store was on one day (UTC), and what was free beside it. */
interface SizeSampleTable {
  day: Date;
  store_bytes: number;
  /** null: the store is elsewhere. */
  free_bytes: number | null;
}

export type UpkeepTables = { size_sample: SizeSampleTable };

/** A connection or transaction that sees the tables of this room. */
export type UpkeepDb = Kysely<UpkeepTables>;
