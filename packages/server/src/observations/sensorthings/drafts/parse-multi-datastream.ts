import { type FieldProblem, limits } from '@wijkritme/contract';
import type {
  ComponentDraft,
  Linked,
  MultiDatastreamDraft,
  ObservedPropertyDraft,
  Properties,
  SensorDraft,
} from '../../../sensors/index.ts';
import { parseRow } from '../multi/parse-row.ts';
import { Fields } from './fields.ts';
import {
  checkProperties,
  parseObservedProperty,
  parseSensor,
  parseUnit,
  passportOf,
  unitProblem,
} from './parse-datastream.ts';
import { keepInside, linkedFeature, type ReadingDraft } from './parse-inside.ts';

/** The only observationType of a MultiDatastream (OGC 18-088, req/multi-datastream). */
export const COMPLEX = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation';

export function parseMultiDatastream(value: unknown, pointer: string, problems: FieldProblem[]): MultiDatastreamDraft {
  const fields = new Fields(value, pointer, problems);
  const draft = readMultiDatastream(fields, problems);
  fields.close();
  return draft;
}

/**
 * Leaves the fields open: one of its own names its thing. Passports and other properties of the components stand in
 * `properties.components`, in order; what stands in `properties` itself holds for all of them.
 * @param sensor where the address names it
 */
export function readMultiDatastream(
  fields: Fields,
  problems: FieldProblem[],
  sensor?: Linked<SensorDraft>,
): MultiDatastreamDraft {
  const { passport, components: own = [], ...shared } = fields.properties('passport', 'components');
  for (const name of ['observedArea', 'phenomenonTime', 'resultTime']) fields.raw(name);
  if (fields.has('observationType') && fields.raw('observationType') !== COMPLEX)
    fields.problem('observationType', `must be ${COMPLEX}`);
  const name = fields.text('name');
  const description = fields.text('description', true);
  const types = readDataTypes(fields);
  const units = fields.list('unitOfMeasurements');
  const observed = fields.listOfLinked('ObservedProperties', parseObservedProperty);
  checkNumbers(fields, types.length, { units: units.length, observed: observed.length, own });
  const components = types.map((observationType, i): ComponentDraft => {
    const property = observed[i] ?? { id: 0, pointer: '' };
    const part = readPart(Array.isArray(own) ? own[i] : undefined, `properties/components/${i}`, { fields, problems });
    const given = part.passport === undefined ? passport : part.passport;
    const at = part.passport === undefined ? 'properties/passport' : `properties/components/${i}/passport`;
    const properties = { ...shared, ...part.properties };
    checkProperties(fields, properties);
    const unit = unitProblem(observationType, units[i]);
    if (unit) fields.problem(`unitOfMeasurements/${i}`, unit);
    return {
      name: part.name ?? nameOf(name, property, i),
      description,
      observationType,
      unit: parseUnit(units[i], `${fields.at('unitOfMeasurements')}/${i}`, problems),
      properties,
      passport: given === undefined || given === null ? null : passportOf(given, fields.at(at), problems),
      observedProperty: property,
    };
  });
  keepRows(fields, components, problems);
  return {
    name,
    description,
    properties: shared,
    sensor: sensor ?? fields.linked('Sensor', parseSensor),
    components,
    pointer: fields.pointer,
  };
}

/** One type per number of a result, as text. */
export function readDataTypes(fields: Fields): string[] {
  const name = 'multiObservationDataTypes';
  const list = fields.list(name);
  if (list.length === 0 || list.length > limits.components)
    fields.problem(name, `must list 1 to ${limits.components} types, one for each observed property`);
  return list.slice(0, limits.components).map((type, i) => {
    if (typeof type === 'string' && type !== '' && type.length <= 1_000) return type;
    fields.problem(`${name}/${i}`, 'must be text');
    return '';
  });
}

/** Units, types and observed properties come in one size and order (OGC 18-088, req/multi-datastream). */
function checkNumbers(
  fields: Fields,
  count: number,
  { units, observed, own }: { units: number; observed: number; own: unknown },
): void {
  const must = `must hold as many as multiObservationDataTypes, ${count}`;
  if (units !== count) fields.problem('unitOfMeasurements', must);
  if (observed !== count) fields.problem('ObservedProperties', must);
  if (!Array.isArray(own) || own.length > count)
    fields.problem('properties/components', 'must be a list, with at most one object for each observed property');
}

interface Part {
  readonly name: string | undefined;
  readonly passport: unknown;
  readonly properties: Properties;
}

/** What is said of one component alone. */
function readPart(
  value: unknown,
  at: string,
  { fields, problems }: { fields: Fields; problems: FieldProblem[] },
): Part {
  if (value === undefined || value === null) return { name: undefined, passport: undefined, properties: {} };
  const own = new Fields({ properties: value }, fields.at(at), problems);
  const { name, passport, ...properties } = own.properties('passport');
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > 500))
    fields.problem(`${at}/name`, 'must be text of 1 to 500 characters');
  return { name: typeof name === 'string' ? name : undefined, passport, properties };
}

function nameOf(name: string, property: Linked<ObservedPropertyDraft>, place: number): string {
  return `${name}: ${'draft' in property && property.draft.name !== '' ? property.draft.name : place + 1}`;
}

/** `Observations` of a new MultiDatastream become readings of its components. */
function keepRows(fields: Fields, components: readonly ComponentDraft[], problems: FieldProblem[]): void {
  const list = fields.list('Observations');
  if (list.length * components.length > limits.insideReadings) {
    fields.problem('Observations', `hold more than ${limits.insideReadings} numbers; send the others afterwards`);
    return;
  }
  const columns = components.map((): ReadingDraft[] => []);
  for (const [i, value] of list.entries()) {
    const pointer = `${fields.at('Observations')}/${i}`;
    const { FeatureOfInterest: given, ...rest } = (value ?? {}) as Record<string, unknown>;
    const row = parseRow(rest, components.length, 0);
    if (!row.ok) {
      problems.push({ pointer, message: row.detail });
      continue;
    }
    if (rest.MultiDatastream !== undefined)
      problems.push({ pointer: `${pointer}/MultiDatastream`, message: 'is the one around it' });
    const feature = given === undefined ? undefined : linkedFeature(given, `${pointer}/FeatureOfInterest`, problems);
    const { resultTime, values } = row;
    // Without one the moment of receipt counts, as for any reading.
    const time = rest.phenomenonTime === undefined ? Number.NaN : row.time;
    for (const [place, column] of columns.entries())
      column.push({ time, value: values[place] ?? Number.NaN, resultTime, feature, pointer });
  }
  for (const [place, component] of components.entries()) keepInside(component, columns[place] ?? []);
}
