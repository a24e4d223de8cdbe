import type {
  FeatureCollection,
  Geometry,
  MapLayerKind,
  PlaceKind,
  PlannedEvent,
  PlannedEventKind,
} from '@wijkritme/contract';
import type { Generated, Insertable, JSONColumnType, Selectable } from 'kysely';

export type PlaceTable = {
  id: Generated<number>;
  code: string;
  name: string;
  kind: PlaceKind;
  parent_id: number | null;
  time_zone: string;
  country: string;
  school_region: string | null;
  simulated: boolean;
  figures: JSONColumnType<Record<string, number | null>>;
  geometry: JSONColumnType<Geometry> | null;
};

export type CalendarDayTable = {
  place_id: number;
  /** Local civil date, YYYY-MM-DD. */
  date: string;
  kind: 'school-break';
  name: string;
};

export type PlannedEventTable = {
  id: Generated<number>;
  place_id: number;
  kind: PlannedEventKind;
  name: string;
  starts: Date;
  ends: Date;
  expected: PlannedEvent['expected'];
  /** Calendar file that it came from, and which happening of it; null where somebody typed it. */
  file: string | null;
  entry: string | null;
  version: Generated<number>;
};

export type PlannedEventRow = Selectable<PlannedEventTable>;
export type NewPlannedEvent = Insertable<PlannedEventTable>;

export type MapLayerTable = {
  kind: MapLayerKind;
  attribution: string;
  features: number;
  layer: JSONColumnType<FeatureCollection>;
  etag: string;
};

export type PlacesTables = {
  place: PlaceTable;
  calendar_day: CalendarDayTable;
  planned_event: PlannedEventTable;
  map_layer: MapLayerTable;
};
