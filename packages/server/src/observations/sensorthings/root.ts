import { entitySets } from './model.ts';

const requirement = (name: string) => `http://www.opengis.net/spec/iot_sensing/1.1/req/${name}`;

/** Of the standard, only what is here: a class joins this list together with its tests. */
const conformance = [
  'datamodel',
  'resource-path/resource-path-to-entities',
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
  'create-update-delete/create-entity',
  'create-update-delete/link-to-existing-entities',
  'create-update-delete/deep-insert',
  'data-array/data-array',
  'create-observations-via-mqtt/observations-creation',
].map(requirement);

/** The service root: the eight sets, and from 1.1 on what of the standard is served. */
export function writeRoot(base: string, version: string): string {
  const value = entitySets.map((name) => ({ name, url: `${base}/${name}` }));
  return JSON.stringify(version === 'v1.0' ? { value } : { value, serverSettings: { conformance } });
}
