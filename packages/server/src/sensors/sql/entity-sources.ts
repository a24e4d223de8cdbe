/** The entities of the sensors room, as other rooms may ask for them by kind. */
export type EntityKind =
  | 'thing'
  | 'location'
  | 'historicalLocation'
  | 'datastream'
  | 'multiDatastream'
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
  multiDatastream: {
    table: 'multi_datastream_whole',
    columns: {
      name: 'name',
      description: 'description',
      observationType: 'observation_type',
      multiObservationDataTypes: 'data_types',
      unitOfMeasurements: 'units',
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

type Relate = (parent: string, entity: string) => string;

/** All components of a MultiDatastream have its thing and its sensor. */
const ofBundle = (p: string, column: string) =>
  `select d.${column} from multi_datastream_component c join datastream d on d.id = c.datastream_id where c.multi_datastream_id = ${p}.id`;
const bundlesWhere = (p: string, column: string) =>
  `select c.multi_datastream_id from multi_datastream_component c join datastream d on d.id = c.datastream_id where d.${column} = ${p}.id`;

/** The condition that holds for the related entities of a parent, both given by their alias in a statement. */
const relations: Readonly<Record<string, Relate>> = {
  'thing>datastream': (p, e) => `${e}.thing_id = ${p}.id`,
  'thing>location': (p, e) => `${e}.id in (select location_id from thing_location where thing_id = ${p}.id)`,
  'thing>historicalLocation': (p, e) => `${e}.thing_id = ${p}.id`,
  'location>thing': (p, e) => `${e}.id in (select thing_id from thing_location where location_id = ${p}.id)`,
  'location>historicalLocation': (p, e) =>
    `${e}.id in (select historical_location_id from historical_location_location where location_id = ${p}.id)`,
  'historicalLocation>thing': (p, e) => `${e}.id = (select thing_id from historical_location where id = ${p}.id)`,
  'historicalLocation>location': (p, e) =>
    `${e}.id in (select location_id from historical_location_location where historical_location_id = ${p}.id)`,
  'datastream>thing': (p, e) => `${e}.id = (select thing_id from datastream where id = ${p}.id)`,
  'datastream>sensor': (p, e) => `${e}.id = (select sensor_id from datastream where id = ${p}.id)`,
  'datastream>observedProperty': (p, e) => `${e}.id = (select observed_property_id from datastream where id = ${p}.id)`,
  'datastream>datastream': (p, e) => `${e}.id = ${p}.id`,
  'datastream>featureOfInterest': (p, e) =>
    `${e}.id = (select feature_of_interest_id from datastream where id = ${p}.id)`,
  'thing>multiDatastream': (p, e) => `${e}.id in (${bundlesWhere(p, 'thing_id')})`,
  'sensor>multiDatastream': (p, e) => `${e}.id in (${bundlesWhere(p, 'sensor_id')})`,
  'observedProperty>multiDatastream': (p, e) => `${e}.id in (${bundlesWhere(p, 'observed_property_id')})`,
  'multiDatastream>multiDatastream': (p, e) => `${e}.id = ${p}.id`,
  'multiDatastream>thing': (p, e) => `${e}.id in (${ofBundle(p, 'thing_id')})`,
  'multiDatastream>sensor': (p, e) => `${e}.id in (${ofBundle(p, 'sensor_id')})`,
  'multiDatastream>observedProperty': (p, e) => `${e}.id in (${ofBundle(p, 'observed_property_id')})`,
  'multiDatastream>featureOfInterest': (p, e) => `${e}.id in (${ofBundle(p, 'feature_of_interest_id')})`,
  'multiDatastream>datastream': (p, e) => `${e}.id in (${ofBundle(p, 'id')})`,
  'sensor>datastream': (p, e) => `${e}.sensor_id = ${p}.id`,
  'observedProperty>datastream': (p, e) => `${e}.observed_property_id = ${p}.id`,
  'featureOfInterest>featureOfInterest': (p, e) => `${e}.id = ${p}.id`,
  'featureOfInterest>datastream': (p, e) => `${e}.feature_of_interest_id = ${p}.id`,
};

/** @throws RangeError for kinds that are not related */
export function relate(parent: EntityKind, kind: EntityKind): Relate {
  const relation = relations[`${parent}>${kind}`];
  if (relation === undefined) throw new RangeError(`${parent} and ${kind} are not related`);
  return relation;
}

/** @throws RangeError for a property that the kind does not have */
export function columnOf(kind: EntityKind, property: string): string {
  const column = property === 'id' ? 'id' : sources[kind].columns[property];
  if (column === undefined) throw new RangeError(`${kind} has no ${property}`);
  return column;
}
