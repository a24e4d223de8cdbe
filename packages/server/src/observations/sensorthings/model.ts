import type { EntityKind } from '../../sensors/index.ts';

/**
 * `MultiObservations` are the observations of a MultiDatastream. The standard calls them Observations as well; apart they have
 * types of their own, and only paths lead to them.
 */
export type EntitySet =
  | 'Things'
  | 'Locations'
  | 'HistoricalLocations'
  | 'Datastreams'
  | 'MultiDatastreams'
  | 'Sensors'
  | 'ObservedProperties'
  | 'Observations'
  | 'MultiObservations'
  | 'FeaturesOfInterest';

/** Largest identifier that SensorThings clients can hold: 2^63 - 1. */
export const MAX_ID = 9_223_372_036_854_775_807n;

/**
 * How a property compares and sorts; `json` does neither. Of a `list` of numbers a place is named: `result[0]`. A `span` of time
 * and an `area` follow from readings: they are asked for and never written.
 */
export type PropertyType = 'text' | 'time' | 'number' | 'json' | 'span' | 'area' | 'list';

export interface Relation {
  readonly set: EntitySet;
  readonly many: boolean;
}

export interface EntityType {
  /** What the sensors room calls it; observations are kept here. */
  readonly kind: EntityKind | 'observation' | 'multiObservation';
  readonly properties: Readonly<Record<string, PropertyType>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

const one = (set: EntitySet): Relation => ({ set, many: false });
const many = (set: EntitySet): Relation => ({ set, many: true });

/** The entity sets with their properties and relations, as SensorThings 1.1 section 8.2 and its extension for MultiDatastreams name them. */
export const entityTypes: Readonly<Record<EntitySet, EntityType>> = {
  Things: {
    kind: 'thing',
    properties: { name: 'text', description: 'text', properties: 'json' },
    relations: {
      Datastreams: many('Datastreams'),
      HistoricalLocations: many('HistoricalLocations'),
      Locations: many('Locations'),
      MultiDatastreams: many('MultiDatastreams'),
    },
  },
  Locations: {
    kind: 'location',
    properties: { name: 'text', description: 'text', encodingType: 'text', location: 'json', properties: 'json' },
    relations: { HistoricalLocations: many('HistoricalLocations'), Things: many('Things') },
  },
  HistoricalLocations: {
    kind: 'historicalLocation',
    properties: { time: 'time' },
    relations: { Locations: many('Locations'), Thing: one('Things') },
  },
  Datastreams: {
    kind: 'datastream',
    properties: {
      name: 'text',
      description: 'text',
      observationType: 'text',
      unitOfMeasurement: 'json',
      observedArea: 'area',
      phenomenonTime: 'span',
      resultTime: 'span',
      properties: 'json',
    },
    relations: {
      Observations: many('Observations'),
      ObservedProperty: one('ObservedProperties'),
      Sensor: one('Sensors'),
      Thing: one('Things'),
    },
  },
  MultiDatastreams: {
    kind: 'multiDatastream',
    properties: {
      name: 'text',
      description: 'text',
      observationType: 'text',
      multiObservationDataTypes: 'json',
      unitOfMeasurements: 'json',
      observedArea: 'area',
      phenomenonTime: 'span',
      resultTime: 'span',
      properties: 'json',
    },
    relations: {
      // Not of the standard: each has a passport and a rhythm of its own.
      Datastreams: many('Datastreams'),
      Observations: many('MultiObservations'),
      ObservedProperties: many('ObservedProperties'),
      Sensor: one('Sensors'),
      Thing: one('Things'),
    },
  },
  Sensors: {
    kind: 'sensor',
    properties: { name: 'text', description: 'text', encodingType: 'text', metadata: 'text', properties: 'json' },
    relations: { Datastreams: many('Datastreams'), MultiDatastreams: many('MultiDatastreams') },
  },
  ObservedProperties: {
    kind: 'observedProperty',
    properties: { name: 'text', definition: 'text', description: 'text', properties: 'json' },
    relations: { Datastreams: many('Datastreams'), MultiDatastreams: many('MultiDatastreams') },
  },
  Observations: {
    kind: 'observation',
    properties: { phenomenonTime: 'time', resultTime: 'time', result: 'number' },
    relations: { Datastream: one('Datastreams'), FeatureOfInterest: one('FeaturesOfInterest') },
  },
  MultiObservations: {
    kind: 'multiObservation',
    properties: { phenomenonTime: 'time', resultTime: 'time', result: 'list' },
    relations: { FeatureOfInterest: one('FeaturesOfInterest'), MultiDatastream: one('MultiDatastreams') },
  },
  FeaturesOfInterest: {
    kind: 'featureOfInterest',
    properties: { name: 'text', description: 'text', encodingType: 'text', feature: 'json', properties: 'json' },
    relations: { Observations: many('Observations') },
  },
};

/**
 * Of an Observation as well (18-088, table 12). `validTime` is not kept here; the other two are worked out for who asks, and are
 * written where there is something to say or where they are chosen.
 */
export const sometimesOfReading = ['validTime', 'resultQuality', 'parameters'] as const;
const sometimes: ReadonlySet<string> = new Set(sometimesOfReading);

export function isSometimesOfReading(set: EntitySet, name: string): boolean {
  return isReadingSet(set) && sometimes.has(name);
}

/** What follows from readings. */
export function isDerived(type: PropertyType | undefined): boolean {
  return type === 'span' || type === 'area';
}

/** Those that have an address of their own below the service root. */
export const entitySets = (Object.keys(entityTypes) as EntitySet[]).filter((set) => set !== 'MultiObservations');

export function isEntitySet(name: string): name is EntitySet {
  return name !== 'MultiObservations' && Object.hasOwn(entityTypes, name);
}

/** Sets that are no entities of the sensors room. */
export type ReadingSet = 'Observations' | 'MultiObservations';

export function isReadingSet(set: EntitySet): set is ReadingSet {
  return set === 'Observations' || set === 'MultiObservations';
}

/** @throws RangeError for readings, which are kept elsewhere */
export function kindOf(set: EntitySet): EntityKind {
  const { kind } = entityTypes[set];
  if (kind === 'observation' || kind === 'multiObservation') throw new RangeError(`${set} are kept elsewhere`);
  return kind;
}

export function findRelation(set: EntitySet, name: string): Relation | undefined {
  const { relations } = entityTypes[set];
  return Object.hasOwn(relations, name) ? relations[name] : undefined;
}

/** `id` is a property as well where one may filter, sort or select by it. */
export function findPropertyType(set: EntitySet, name: string): PropertyType | undefined {
  const { properties } = entityTypes[set];
  if (Object.hasOwn(properties, name)) return properties[name];
  return isSometimesOfReading(set, name) ? 'json' : undefined;
}
