import Type, { type Static } from 'typebox';

export const PlaceKind = Type.Union([
  Type.Literal('municipality'),
  Type.Literal('district'),
  Type.Literal('neighbourhood'),
  Type.Literal('street'),
  Type.Literal('zone'),
]);
export type PlaceKind = Static<typeof PlaceKind>;

export const Place = Type.Object({
  id: Type.Integer(),
  code: Type.String({ description: 'Stable code of the place, for example the CBS code' }),
  name: Type.String(),
  kind: PlaceKind,
  parentId: Type.Union([Type.Integer(), Type.Null()]),
  /** IANA time zone; a municipality's zone holds for all below it. */
  timeZone: Type.String(),
  /** ISO 3166-1 alpha-2, for the public holidays. */
  country: Type.String(),
  /** Region of the school terms that holds here: its own, or that of the place around it; null where none is known. */
  schoolRegion: Type.Union([Type.String(), Type.Null()]),
  simulated: Type.Boolean(),
  /** Named figures that came with the polygons; a missing figure is null, never a code. */
  figures: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
  bbox: Type.Union([Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]), Type.Null()]),
});
export type Place = Static<typeof Place>;
export const PlaceList = Type.Object({ items: Type.Array(Place) });

/** Position, line or polygon in WGS84 longitude, latitude (RFC 7946). */
export const Geometry = Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Unknown()) });
export type Geometry = Static<typeof Geometry>;

export const PlaceFeature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.Optional(Type.Integer()),
  geometry: Type.Union([Geometry, Type.Null()]),
  properties: Type.Record(Type.String(), Type.Unknown()),
});
export const FeatureCollection = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(PlaceFeature),
});
export type FeatureCollection = Static<typeof FeatureCollection>;

/** What a map is drawn from besides the places; in drawing order. */
export const MapLayerKind = Type.Union([
  Type.Literal('land'),
  Type.Literal('water'),
  Type.Literal('green'),
  Type.Literal('road'),
  Type.Literal('rail'),
  Type.Literal('building'),
  Type.Literal('tree'),
]);
export type MapLayerKind = Static<typeof MapLayerKind>;
export const MapLayerList = Type.Object({
  items: Type.Array(
    Type.Object({ kind: MapLayerKind, attribution: Type.String(), features: Type.Integer(), etag: Type.String() }),
  ),
});

export const CalendarDay = Type.Object({
  /** Local civil date, YYYY-MM-DD. */
  date: Type.String({ format: 'date' }),
  kind: Type.Union([Type.Literal('holiday'), Type.Literal('school-break'), Type.Literal('event')]),
  name: Type.String(),
});
export const CalendarDays = Type.Object({ items: Type.Array(CalendarDay) });
export type CalendarDay = Static<typeof CalendarDay>;

/** How much went away with a place. */
export const PlaceDeletion = Type.Object({
  places: Type.Integer(),
  things: Type.Integer(),
  datastreams: Type.Integer(),
  readings: Type.Integer(),
});
export type PlaceDeletion = Static<typeof PlaceDeletion>;

export const PlacesImport = Type.Object({
  features: FeatureCollection,
  kind: PlaceKind,
  codeProperty: Type.String(),
  nameProperty: Type.String(),
  /** Codes of the parents, from coarse to fine; missing parents are made from their codes and names. */
  parents: Type.Array(
    Type.Object({ kind: PlaceKind, codeProperty: Type.String(), nameProperty: Type.Optional(Type.String()) }),
  ),
  timeZone: Type.String(),
  country: Type.String(),
  /** Region of the school terms, for example "midden"; given to the top of what comes in. */
  schoolRegion: Type.Optional(Type.String({ maxLength: 60 })),
  /** Numbers that mean "missing" in this file, for example -99995 of the CBS. */
  missingCodes: Type.Array(Type.Number()),
  simulated: Type.Optional(Type.Boolean()),
});
export type PlacesImport = Static<typeof PlacesImport>;
export const PlacesImportResult = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  refused: Type.Array(Type.Object({ index: Type.Integer(), code: Type.String(), reason: Type.String() })),
});
export type PlacesImportResult = Static<typeof PlacesImportResult>;
