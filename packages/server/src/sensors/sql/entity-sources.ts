/** The entities of the sensors room, as other rooms may ask for them by kind. */
export type EntityKind =
  | 'thing'
  | 'location'
  | 'historicalLocation'
  | 'datastream'
  | 'sensor'
  | 'observedProperty'
  | 'featureOfInterest';

interface Source {
  readonly table: string;
  /** Property → column. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Where each kind is stored. Only text of ours: it goes into SQL as it is. */
export const sources: Readonly<Record<EntityKind, Source>> = {
  thing: { table: 'thing', columns: { name: 'name', description: 'description', properties: 'properties' } },
  location: {
    table: 'location',
    columns: {
      name: 'name',
      description: 'description',
      encodingType: 'encoding_type',
      location: 'location',
      properties: 'properties',
    },
  },
  historicalLocation: { table: 'historical_location', columns: { time: 'time' } },
  datastream: {
    table: 'datastream',
    columns: {
      name: 'name',
      description: 'description',
      observationType: 'observation_type',
      unitOfMeasurement: 'unit',
      properties: 'properties',
    },
  },
  sensor: {
    table: 'sensor',
    columns: {
      name: 'name',
      description: 'description',
      encodingType: 'encoding_type',
      metadata: 'metadata',
      properties: 'properties',
    },
  },
  observedProperty: {
    table: 'observed_property',
    columns: { name: 'name', definition: 'definition', description: 'description', properties: 'properties' },
  },
  featureOfInterest: {
    table: 'feature_of_interest',
    columns: {
      name: 'name',
      description: 'description',
      encodingType: 'encoding_type',
      feature: 'feature',
      properties: 'properties',
    },
  },
};

/** From a parent `p.id` to its related entities `e`: the condition that holds for them. */
const conditions: Readonly<Record<string, string>> = {
  'thing>datastream': 'e.thing_id = p.id',
  'thing>location': 'e.id in (select location_id from thing_location where thing_id = p.id)',
  'thing>historicalLocation': 'e.thing_id = p.id',
  'location>thing': 'e.id in (select thing_id from thing_location where location_id = p.id)',
  'location>historicalLocation':
    'e.id in (select historical_location_id from historical_location_location where location_id = p.id)',
  'historicalLocation>thing': 'e.id = (select thing_id from historical_location where id = p.id)',
  'historicalLocation>location':
    'e.id in (select location_id from historical_location_location where historical_location_id = p.id)',
  'datastream>thing': 'e.id = (select thing_id from datastream where id = p.id)',
  'datastream>sensor': 'e.id = (select sensor_id from datastream where id = p.id)',
  'datastream>observedProperty': 'e.id = (select observed_property_id from datastream where id = p.id)',
  'datastream>datastream': 'e.id = p.id',
  'datastream>featureOfInterest': 'e.id = (select feature_of_interest_id from datastream where id = p.id)',
  'sensor>datastream': 'e.sensor_id = p.id',
  'observedProperty>datastream': 'e.observed_property_id = p.id',
};

/** @throws RangeError for kinds that are not related */
export function conditionOf(parent: EntityKind, kind: EntityKind): string {
  const condition = conditions[`${parent}>${kind}`];
  if (condition === undefined) throw new RangeError(`${parent} and ${kind} are not related`);
  return condition;
}
