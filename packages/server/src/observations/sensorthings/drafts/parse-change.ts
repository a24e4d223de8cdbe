import type { FieldProblem } from '@wijkritme/contract';
import type { EntityChange, Reference, ThingMarks } from '../../../sensors/index.ts';
import { parseInstant } from '../instant.ts';
import { type EntitySet, entityTypes, isDerived, type ReadingSet } from '../model.ts';
import { Fields } from './fields.ts';
import { parseGeometry } from './geometry.ts';
import { checkProperties, parseUnit } from './parse-datastream.ts';
import { COMPLEX, readDataTypes } from './parse-multi-datastream.ts';
import { readReference, readReferences } from './parse-others.ts';
import { readMarks } from './parse-thing.ts';

type ChangedSet = Exclude<EntitySet, ReadingSet>;

/** Relations that can be given anew, as `{"@iot.id": n}`; an entity is never made along with a change. */
const one: Readonly<Record<ChangedSet, readonly string[]>> = {
  Things: [],
  Locations: [],
  HistoricalLocations: ['Thing'],
  Datastreams: ['Thing', 'Sensor', 'ObservedProperty'],
  MultiDatastreams: ['Thing', 'Sensor'],
  Sensors: [],
  ObservedProperties: [],
  FeaturesOfInterest: [],
};
const withLocations = new Set<ChangedSet>(['Things', 'HistoricalLocations']);
const mayBeEmpty = new Set(['description', 'metadata']);

/**
 * Body of a PATCH, or of a PUT that gives the whole entity.
 * @param isWhole what must be there must be given, and what may be left out is emptied
 */
export function parseChange(
  set: ChangedSet,
  body: unknown,
  { isWhole, problems }: { isWhole: boolean; problems: FieldProblem[] },
): EntityChange {
  const fields = new Fields(body, '', problems);
  fields.raw('@iot.id'); // comes back with what was read; the address says which entity it is (OGC 18-088, 10.3)
  const properties: Record<string, unknown> = {};
  let marks: ThingMarks | undefined;
  for (const [name, type] of Object.entries(entityTypes[set].properties)) {
    if (isDerived(type)) {
      fields.raw(name); // comes back with what was read; it follows from readings
      continue;
    }
    if (!isWhole && !fields.has(name)) continue;
    if (set === 'MultiDatastreams' && name === 'observationType') {
      if (fields.raw(name) !== COMPLEX) fields.problem(name, `must be ${COMPLEX}`);
      continue;
    }
    const value = readProperty(fields, name, problems);
    properties[name] = value;
    if (name !== 'properties') continue;
    if (set === 'Things') marks = readMarks(fields, value as Record<string, unknown>);
    if (set === 'Datastreams' || set === 'MultiDatastreams') checkDatastream(fields, value as Record<string, unknown>);
  }
  const relations: Record<string, Reference> = {};
  for (const name of one[set]) if (fields.has(name)) relations[name] = readReference(fields, name);
  const locations = withLocations.has(set) && fields.has('Locations') ? readReferences(fields, 'Locations') : undefined;
  fields.close();
  return { properties, one: relations, locations, marks };
}

function readProperty(fields: Fields, name: string, problems: FieldProblem[]): unknown {
  switch (name) {
    case 'properties':
      return fields.properties();
    case 'location':
    case 'feature':
      return parseGeometry(fields, name);
    case 'unitOfMeasurement':
      return parseUnit(fields.raw(name), fields.at(name), problems);
    case 'unitOfMeasurements':
      return fields.list(name).map((unit, i) => parseUnit(unit, `${fields.at(name)}/${i}`, problems));
    case 'multiObservationDataTypes':
      return readDataTypes(fields);
    case 'time':
      return readTime(fields);
    default:
      return fields.text(name, mayBeEmpty.has(name));
  }
}

function readTime(fields: Fields): Date {
  const time = parseInstant(fields.raw('time'));
  if (!Number.isNaN(time)) return new Date(time);
  fields.problem('time', 'must be ISO 8601 with an offset, for example 2026-11-22T10:00:00Z');
  return new Date(0);
}

function checkDatastream(fields: Fields, properties: Readonly<Record<string, unknown>>): void {
  checkProperties(fields, properties);
  if (properties.passport !== undefined)
    fields.problem('properties/passport', 'has versions of its own: PUT /v1/datastreams/{id}/passport');
  if (properties.components !== undefined)
    fields.problem('properties/components', 'stand with the Datastreams of a MultiDatastream; change them there');
}
