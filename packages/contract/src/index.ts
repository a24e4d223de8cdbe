export { type ErrorCode, type ErrorDeclaration, errors, type FieldProblem, WijkritmeError } from './errors.ts';
export {
  Import,
  ImportList,
  ImportRow,
  ImportRows,
  ImportStatus,
  Preset,
  PresetList,
  RowVerdict,
} from './imports.ts';
export { DAY, HOUR, limits, MINUTE, SECOND } from './limits.ts';
export { LiveBeats, type LiveEventName, type LiveEvents, LiveReadings } from './live.ts';
export { type Access, fileNameOf, type OperationDeclaration, type OperationId, operations } from './operations.ts';
export { Passport, PassportStatus } from './passport.ts';
export {
  CalendarDay,
  CalendarDays,
  FeatureCollection,
  Geometry,
  MapLayerKind,
  MapLayerList,
  Place,
  PlaceFeature,
  PlaceKind,
  PlaceList,
  PlacesImport,
  PlacesImportResult,
} from './places.ts';
export { Problem } from './problem.ts';
export { findProperty, type RegisteredProperty, registeredProperties, type SeriesKind } from './properties.ts';
export {
  Band,
  Beat,
  BeatList,
  BeatWord,
  Datastream,
  DatastreamList,
  Deviation,
  DeviationKind,
  DeviationList,
  DeviationReason,
  Range,
  RhythmStatus,
  Signal,
  SignalList,
  Week,
} from './rhythm.ts';
export { DeviceKey, Reading, Thing, ThingDatastream, ThingList } from './sensors.ts';
export { Health, Session } from './system.ts';
