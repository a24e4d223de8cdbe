import type { CalendarDay, FeatureCollection, Geometry, MapLayerKind, PlaceKind } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { PlacesDb } from './read-places.ts';

export interface NewPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly parentId: number | null;
  readonly timeZone: string;
  readonly country: string;
  /** null leaves the one it has. */
  readonly schoolRegion: string | null;
  readonly simulated: boolean;
  readonly figures: Record<string, number | null>;
  readonly geometry: Geometry | null;
}

/** @returns the id, and whether the place is new */
export async function upsertPlace(db: PlacesDb, place: NewPlace): Promise<{ id: number; created: boolean }> {
  const { rows } = await sql<{ id: number; created: boolean }>`
    insert into place (code, name, kind, parent_id, time_zone, country, school_region, simulated, figures, geometry)
    values (${place.code}, ${place.name}, ${place.kind}, ${place.parentId}, ${place.timeZone}, ${place.country},
            ${place.schoolRegion}, ${place.simulated}, ${JSON.stringify(place.figures)}, ${place.geometry && JSON.stringify(place.geometry)})
    on conflict (code) do update set
      name = excluded.name, kind = excluded.kind, parent_id = coalesce(excluded.parent_id, place.parent_id),
      time_zone = excluded.time_zone, country = excluded.country,
      school_region = coalesce(excluded.school_region, place.school_region), simulated = excluded.simulated,
      figures = place.figures || excluded.figures, geometry = coalesce(excluded.geometry, place.geometry)
    returning id, xmax = 0 as created`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('upsert of a place returned no row');
  return row;
}

export async function updateSchoolRegion(db: PlacesDb, id: number, region: string | null): Promise<void> {
  await db.updateTable('place').set({ school_region: region }).where('id', '=', id).execute();
}

/** With their calendars; the caller sees to it that nothing else hangs on them. */
export async function deletePlaces(db: PlacesDb, ids: readonly number[]): Promise<void> {
  await sql`delete from place where id = any(${[...ids]}::int4[])`.execute(db);
}

export async function insertCalendarDays(db: PlacesDb, placeId: number, days: readonly CalendarDay[]): Promise<void> {
  const values = days.flatMap((day) =>
    day.kind !== 'school-break' ? [] : [{ place_id: placeId, date: day.date, kind: day.kind, name: day.name }],
  );
  if (values.length === 0) return;
  await db
    .insertInto('calendar_day')
    .values(values)
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function replaceMapLayer(
  db: PlacesDb,
  kind: MapLayerKind,
  attribution: string,
  layer: FeatureCollection,
  etag: string,
): Promise<void> {
  await sql`
    insert into map_layer (kind, attribution, features, layer, etag)
    values (${kind}, ${attribution}, ${layer.features.length}, ${JSON.stringify(layer)}, ${etag})
    on conflict (kind) do update set attribution = excluded.attribution, features = excluded.features,
      layer = excluded.layer, etag = excluded.etag`.execute(db);
}

export async function deleteMapLayer(db: PlacesDb, kind: MapLayerKind): Promise<void> {
  await db.deleteFrom('map_layer').where('kind', '=', kind).execute();
}
