import { entitySets } from './model.ts';

const requirement = (name: string) => `http://www.opengis.net/spec/iot_sensing/1.1/req/${name}`;

const entityNames = [
  'thing',
  'location',
  'historical-location',
  'datastream',
  'sensor',
  'observed-property',
  'observation',
  'feature-of-interest',
];

/** A reading is of one moment, and says nothing but a number (decision 161). */
const isMet = (name: string) => name !== 'datamodel/observation/properties';

/**
 * Of the standard, only what is met as a whole: a requirement joins this list together with its tests. Not named are
 * create-entity, because results are numbers and a reading is taken where the place is not known, and what `isMet` leaves out.
 */
const conformance = [
  ...[
    'datamodel',
    'datamodel/entity-control-information/common-control-information',
    ...entityNames.flatMap((name) => [`datamodel/${name}/properties`, `datamodel/${name}/relations`]).filter(isMet),
    'resource-path/resource-path-to-entities',
    'request-data/order',
    'request-data/status-code',
    'request-data/query-status-code',
    'request-data/expand',
    'request-data/filter',
    'request-data/built-in-filter-operations',
    'request-data/built-in-query-functions',
    'request-data/select',
    'request-data/orderby',
    'request-data/top',
    'request-data/skip',
    'request-data/count',
    'request-data/pagination',
    'create-update-delete/link-to-existing-entities',
    'create-update-delete/deep-insert',
    'create-update-delete/deep-insert-status-code',
    'create-update-delete/update-entity',
    'create-update-delete/update-entity-jsonpatch',
    'create-update-delete/update-entity-put',
    'create-update-delete/delete-entity',
    'create-update-delete/historical-location-auto-creation',
    'create-update-delete/historical-location-manual-creation',
    'batch-request/batch-request',
    'multi-datastream/properties',
    'multi-datastream/relations',
    'multi-datastream/constraints',
    'data-array/data-array',
  ].map(requirement),
  // Extensions that have no address at OGC.
  'https://github.com/INSIDE-information-systems/SensorThingsAPI/blob/master/CSV-ResultFormat/CSV-ResultFormat.md',
  'https://fraunhoferiosb.github.io/FROST-Server/extensions/JsonBatchRequest.html',
  'https://fraunhoferiosb.github.io/FROST-Server/extensions/GeoJSON-ResultFormat.html',
];

/** The two ways over MQTT: the requirement, and the address in settings under which the standard names its endpoints. */
const overMqtt = ['create-observations-via-mqtt/observations-creation', 'receive-updates-via-mqtt/receive-updates'].map(
  requirement,
);

/**
 * The service root: the sets, and from 1.1 on what of the standard is served, and where (OGC 18-088, 9.1).
 * @param endpoints of MQTT; without one nothing is promised of it
 */
export function writeRoot(base: string, version: string, endpoints: readonly string[]): string {
  const value = entitySets.map((name) => ({ name, url: `${base}/${name}` }));
  if (version === 'v1.0') return JSON.stringify({ value });
  if (endpoints.length === 0) return JSON.stringify({ value, serverSettings: { conformance } });
  const serverSettings = {
    conformance: [...conformance, ...overMqtt],
    ...Object.fromEntries(overMqtt.map((name) => [name, { endpoints }])),
  };
  return JSON.stringify({ value, serverSettings });
}
