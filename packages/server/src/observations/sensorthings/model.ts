import type { EntityKind } from '../../sensors/index.ts';

export type EntitySet =
  | 'Things'
  | 'Locations'
  | 'HistoricalLocations'
  | 'Datastreams'
  | 'Sensors'
  | 'ObservedProperties'
  | 'Observations'
  | 'FeaturesOfInterest';

/** Largest identifier that SensorThings clients can hold: 2^63 - 1. */
export const MAX_ID = 9_223_372_036_854_775_807n;

/** How a property compares and sorts; `json` does neither. `derived` follows from readings and can only be read. */
export type PropertyType = 'text' | 'time' | 'number' | 'json' | 'derived';

export interface Relation {
  readonly set: EntitySet;
  readonly many: boolean;
}

export interface EntityType {
  /** What the sensors room calls it; observations are kept here. */
  readonly kind: EntityKind | 'observation';
  readonly properties: Readonly<Record<string, PropertyType>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

const one = (set: EntitySet): Relation => ({ set, many: false });
const many = (set: EntitySet): Relation => ({ set, many: true });

/** The eight entity sets with their properties and relations, as SensorThings 1.1 section 8.2 names them. */
export const entityTypes: Readonly<Record<EntitySet, EntityType>> = {
  Things: {
    kind: 'thing',
    properties: { name: 'text', description: 'text', properties: 'json' },
    relations: {
      Datastreams: many('Datastreams'),
      HistoricalLocations: many('HistoricalLocations'),
      Locations: many('Locations'),
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
      observedArea: 'derived',
      phenomenonTime: 'derived',
      resultTime: 'derived',
      properties: 'json',
    },
    relations: {
      Observations: many('Observations'),
      ObservedProperty: one('ObservedProperties'),
      Sensor: one('Sensors'),
      Thing: one('Things'),
    },
  },
  Sensors: {
    kind: 'sensor',
    properties: { name: 'text', description: 'text', encodingType: 'text', metadata: 'text', properties: 'json' },
    relations: { Datastreams: many('Datastreams') },
  },
  ObservedProperties: {
    kind: 'observedProperty',
    properties: { name: 'text', definition: 'text', description: 'text', properties: 'json' },
    relations: { Datastreams: many('Datastreams') },
  },
  Observations: {
    kind: 'observation',
    properties: { phenomenonTime: 'time', resultTime: 'time', result: 'number' },
    relations: { Datastream: one('Datastreams'), FeatureOfInterest: one('FeaturesOfInterest') },
  },
  FeaturesOfInterest: {
    kind: 'featureOfInterest',
    properties: { name: 'text', description: 'text', encodingType: 'text', feature: 'json', properties: 'json' },
    relations: { Observations: many('Observations') },
  },
};

export const entitySets = Object.keys(entityTypes) as readonly EntitySet[];

export function isEntitySet(name: string): name is EntitySet {
  return Object.hasOwn(entityTypes, name);
}

export function findRelation(set: EntitySet, name: string): Relation | undefined {
  const { relations } = entityTypes[set];
  return Object.hasOwn(relations, name) ? relations[name] : undefined;
}

/** `id` is a property as well where one may filter, sort or select by it. */
export function findPropertyType(set: EntitySet, name: string): PropertyType | undefined {
  const { properties } = entityTypes[set];
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
