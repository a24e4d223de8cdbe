/** The eight sets of OGC 18-088, section 8.2: what must be there, and what an entity is related to. */
export interface EntityType {
  readonly set: SetName;
  /** Name in the URIs of the standard. */
  readonly name: string;
  readonly properties: readonly string[];
  /** Those whose value is a JSON object. */
  readonly objects: readonly string[];
  readonly relations: Readonly<Record<string, SetName>>;
}

export type SetName =
  | 'Things'
  | 'Locations'
  | 'HistoricalLocations'
  | 'Datastreams'
  | 'Sensors'
  | 'ObservedProperties'
  | 'Observations'
  | 'FeaturesOfInterest';

export const entityTypes: readonly EntityType[] = [
  {
    set: 'Things',
    name: 'thing',
    properties: ['name', 'description'],
    objects: [],
    relations: { Datastreams: 'Datastreams', HistoricalLocations: 'HistoricalLocations', Locations: 'Locations' },
  },
  {
    set: 'Locations',
    name: 'location',
    properties: ['name', 'description', 'encodingType', 'location'],
    objects: ['location'],
    relations: { HistoricalLocations: 'HistoricalLocations', Things: 'Things' },
  },
  {
    set: 'HistoricalLocations',
    name: 'historical-location',
    properties: ['time'],
    objects: [],
    relations: { Thing: 'Things', Locations: 'Locations' },
  },
  {
    set: 'Datastreams',
    name: 'datastream',
    properties: ['name', 'description', 'unitOfMeasurement', 'observationType'],
    objects: ['unitOfMeasurement'],
    relations: {
      Thing: 'Things',
      Sensor: 'Sensors',
      ObservedProperty: 'ObservedProperties',
      Observations: 'Observations',
    },
  },
  {
    set: 'Sensors',
    name: 'sensor',
    properties: ['name', 'description', 'encodingType', 'metadata'],
    objects: [],
    relations: { Datastreams: 'Datastreams' },
  },
  {
    set: 'ObservedProperties',
    name: 'observed-property',
    properties: ['name', 'definition', 'description'],
    objects: [],
    relations: { Datastreams: 'Datastreams' },
  },
  {
    set: 'Observations',
    name: 'observation',
    properties: ['phenomenonTime', 'result', 'resultTime'],
    objects: [],
    relations: { Datastream: 'Datastreams', FeatureOfInterest: 'FeaturesOfInterest' },
  },
  {
    set: 'FeaturesOfInterest',
    name: 'feature-of-interest',
    properties: ['name', 'description', 'encodingType', 'feature'],
    objects: ['feature'],
    relations: { Observations: 'Observations' },
  },
];

export function typeOf(set: SetName): EntityType {
  const found = entityTypes.find((type) => type.set === set);
  if (!found) throw new Error(`${set} is no set`);
  return found;
}

/** Does this relation lead to a list? */
export const isMany = (relation: string): boolean => /s$/.test(relation);
