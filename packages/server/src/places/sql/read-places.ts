import type { CalendarDay, FeatureCollection, Geometry, MapLayerKind } from '@wijkritme/contract';
import type { Kysely, Selectable } from 'kysely';
import { bboxOf } from '../geometry.ts';
import { inheritSchoolRegion } from '../inherit-school-region.ts';
import type { StoredPlace } from '../stored-place.ts';
import type { PlacesTables, PlaceTable } from '../tables.ts';

export type PlacesDb = Kysely<PlacesTables>;

export async function selectPlaces(db: PlacesDb): Promise<StoredPlace[]> {
  const rows = await db.selectFrom('place').selectAll().orderBy('id').execute();
  return inheritSchoolRegion(rows.map(toPlace));
}

function toPlace(row: Selectable<PlaceTable>): StoredPlace {
  // The column holds what `isGeometry` let in.
  const geometry = row.geometry as Geometry | null;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    timeZone: row.time_zone,
    country: row.country,
    schoolRegion: row.school_region,
    ownSchoolRegion: row.school_region,
    simulated: row.simulated,
    figures: row.figures,
    bbox: geometry && bboxOf(geometry),
    geometry,
  };
}

export async function selectCalendarDays(db: PlacesDb): Promise<(CalendarDay & { placeId: number })[]> {
  const rows = await db.selectFrom('calendar_day').selectAll().orderBy('date').execute();
  return rows.map((row) => ({ placeId: row.place_id, date: row.date, kind: row.kind, name: row.name }));
}

export function selectMapLayers(db: PlacesDb) {
  return db.selectFrom('map_layer').select(['kind', 'attribution', 'features', 'etag']).orderBy('kind').execute();
}

export async function selectMapLayer(
  db: PlacesDb,
  kind: MapLayerKind,
): Promise<{ layer: FeatureCollection; etag: string } | undefined> {
  const row = await db.selectFrom('map_layer').select(['layer', 'etag']).where('kind', '=', kind).executeTakeFirst();
  return row && { layer: row.layer as FeatureCollection, etag: row.etag };
}
