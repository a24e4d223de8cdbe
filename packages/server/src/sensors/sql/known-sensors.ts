import type { KnownSensor } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

export interface KnownSource {
  readonly source: string;
  /** YYYY-MM-DD */
  readonly sourceDate: string;
  readonly at: Date;
}

export interface KnownRow extends Omit<KnownSensor, 'id' | 'source' | 'sourceDate' | 'position'> {
  readonly position: readonly [number, number];
}

/** Adds what is new and changes what differs. @returns how many of each; the rest was as it is */
export async function upsertKnownSensors(
  db: SensorsDb,
  { source, sourceDate, at }: KnownSource,
  sensors: readonly KnownRow[],
): Promise<{ created: number; updated: number }> {
  const rows = sensors.map(({ position: [lon, lat], ...rest }) => ({ ...rest, lon, lat }));
  const { rows: changed } = await sql<{ created: boolean }>`
    insert into known_sensor as k (source, source_id, source_date, name, kind, organisation, purpose, legal_basis,
      personal_data, valid_until, lon, lat, imported_at)
    select ${source}, r."sourceId", ${sourceDate}::date, r.name, r.kind, r.organisation, r.purpose, r."legalBasis",
      r."personalData", r."validUntil", r.lon, r.lat, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("sourceId" text, name text, kind text, organisation text,
      purpose text, "legalBasis" text, "personalData" boolean, "validUntil" date, lon float8, lat float8)
    on conflict (source, source_id) do update set
      source_date = excluded.source_date, name = excluded.name, kind = excluded.kind,
      organisation = excluded.organisation, purpose = excluded.purpose, legal_basis = excluded.legal_basis,
      personal_data = excluded.personal_data, valid_until = excluded.valid_until, lon = excluded.lon,
      lat = excluded.lat, imported_at = excluded.imported_at
    where (k.source_date, k.name, k.kind, k.organisation, k.purpose, k.legal_basis, k.personal_data, k.valid_until, k.lon, k.lat)
      is distinct from (excluded.source_date, excluded.name, excluded.kind, excluded.organisation, excluded.purpose,
        excluded.legal_basis, excluded.personal_data, excluded.valid_until, excluded.lon, excluded.lat)
    returning (xmax = 0) as created`.execute(db);
  const created = changed.filter((row) => row.created).length;
  return { created, updated: changed.length - created };
}

/** Removes what a source told of before and does not name any more. */
export async function deleteKnownExcept(db: SensorsDb, source: string, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from known_sensor where source = ${source} and not (source_id = any(${[...ids]}::text[]))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function deleteKnown(db: SensorsDb, source: string, sourceId: string | undefined): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from known_sensor where source = ${source} and ${sourceId === undefined ? sql`true` : sql`source_id = ${sourceId}`}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

/** Which known sensors; what is undefined does not choose. */
export interface KnownChoice {
  readonly id?: number | undefined;
  readonly source?: string | undefined;
}

/** In the order in which they were taken over. */
export async function selectKnown(
  db: SensorsDb,
  { afterId = 0, limit, ...choice }: KnownChoice & { afterId?: number; limit: number },
): Promise<KnownSensor[]> {
  const { rows } = await sql<KnownSensor & { lon: number; lat: number }>`
    select id, source, source_id as "sourceId", source_date::text as "sourceDate", name, kind, organisation, purpose,
      legal_basis as "legalBasis", personal_data as "personalData", valid_until::text as "validUntil", lon, lat
    from known_sensor where id > ${afterId}::bigint and ${chosen(choice)} order by id limit ${limit}`.execute(db);
  return rows.map(({ lon, lat, ...rest }) => ({ ...rest, position: [lon, lat] }));
}

export async function countKnown(db: SensorsDb, choice: KnownChoice): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from known_sensor where ${chosen(choice)}`.execute(db);
  return rows[0]?.n ?? 0;
}

function chosen({ id, source }: KnownChoice): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (id !== undefined) conditions.push(sql`id = ${id}`);
  if (source !== undefined) conditions.push(sql`source = ${source}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
