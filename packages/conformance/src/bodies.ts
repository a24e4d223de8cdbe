import type { Entity } from './server.ts';

/** GeoJSON as SensorThings 1.1 names it. */
const GEO_JSON = 'application/geo+json';

export interface BodyOptions {
  /** Merged into the `properties` of every datastream. */
  readonly datastreamProperties?: Entity;
  readonly encoding?: string;
}

/** Bodies of new entities. Each name starts with the prefix of the run, so that they can be found again. */
export interface Bodies {
  thing(mark: string, more?: Entity): Entity;
  location(mark: string, coordinates?: readonly number[]): Entity;
  feature(mark: string): Entity;
  sensor(mark: string): Entity;
  observedProperty(mark: string): Entity;
  /** Without the relations that it needs. */
  datastream(mark: string, more?: Entity): Entity;
  /** A datastream with a sensor and an observed property made along. */
  wholeDatastream(mark: string, more?: Entity): Entity;
}

export function createBodies(
  prefix: string,
  { datastreamProperties: properties = {}, encoding = GEO_JSON }: BodyOptions,
): Bodies {
  const named = (kind: string, mark: string) => ({
    name: `${prefix} ${kind} ${mark}`,
    description: `made by a conformance run (${kind} ${mark})`,
  });
  const bodies: Bodies = {
    thing: (mark, more = {}) => ({ ...named('thing', mark), properties: { mark }, ...more }),
    location: (mark, coordinates = [5.1, 52.1]) => ({
      ...named('location', mark),
      encodingType: encoding,
      location: { type: 'Point', coordinates },
    }),
    feature: (mark) => ({
      ...named('feature', mark),
      encodingType: encoding,
      feature: { type: 'Point', coordinates: [5.3, 52.3] },
    }),
    sensor: (mark) => ({
      ...named('sensor', mark),
      encodingType: 'application/pdf',
      metadata: `https://example.org/sensor/${mark}`,
    }),
    observedProperty: (mark) => ({
      ...named('property', mark),
      definition: `https://example.org/${prefix}/property/${mark}`,
    }),
    datastream: (mark, more = {}) => ({
      ...named('datastream', mark),
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      unitOfMeasurement: { name: 'degree Celsius', symbol: 'Cel', definition: 'ucum:Cel' },
      properties: { ...structuredClone(properties), mark },
      ...more,
    }),
    wholeDatastream: (mark, more = {}) =>
      bodies.datastream(mark, {
        Sensor: bodies.sensor(mark),
        ObservedProperty: bodies.observedProperty(mark),
        ...more,
      }),
  };
  return bodies;
}
