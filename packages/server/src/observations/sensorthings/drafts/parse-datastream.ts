import { type FieldProblem, type Passport, WijkritmeError } from '@wijkritme/contract';
import {
  checkPassport,
  type DatastreamDraft,
  type Linked,
  type ObservedPropertyDraft,
  type SensorDraft,
} from '../../../sensors/index.ts';
import { Fields } from './fields.ts';
import { keepInside, parseInside } from './parse-inside.ts';

/** What the address already says about a datastream. */
export interface DatastreamGiven {
  readonly sensor?: Linked<SensorDraft>;
  readonly observedProperty?: Linked<ObservedPropertyDraft>;
}

export function parseDatastream(
  value: unknown,
  pointer: string,
  problems: FieldProblem[],
  given: DatastreamGiven = {},
): DatastreamDraft {
  const fields = new Fields(value, pointer, problems);
  const draft = readDatastream(fields, problems, given);
  fields.close();
  return draft;
}

/** Leaves the fields open: a datastream of its own may name its thing. */
export function readDatastream(fields: Fields, problems: FieldProblem[], given: DatastreamGiven): DatastreamDraft {
  const { passport, ...properties } = fields.properties('passport');
  checkProperties(fields, properties);
  fields.raw('observedArea');
  fields.raw('phenomenonTime');
  fields.raw('resultTime');
  const readings = parseInside(fields, problems);
  const draft: DatastreamDraft = {
    name: fields.text('name'),
    description: fields.text('description', true),
    observationType: fields.text('observationType'),
    unit: parseUnit(fields.raw('unitOfMeasurement'), fields.at('unitOfMeasurement'), problems),
    properties,
    passport:
      passport === undefined || passport === null
        ? null
        : passportOf(passport, fields.at('properties/passport'), problems),
    sensor: given.sensor ?? fields.linked('Sensor', parseSensor),
    observedProperty: given.observedProperty ?? fields.linked('ObservedProperty', parseObservedProperty),
  };
  const problem = unitProblem(draft.observationType, draft.unit);
  if (problem) fields.problem('unitOfMeasurement', problem);
  return keepInside(draft, readings);
}

export function checkProperties(
  fields: Fields,
  { min, max, timeZone, country }: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries({ min, max })) {
    if (value !== undefined && typeof value !== 'number') fields.problem(`properties/${name}`, 'must be a number');
  }
  if (typeof min === 'number' && typeof max === 'number' && min >= max)
    fields.problem('properties/max', 'must be larger than min');
  if (timeZone !== undefined && !isTimeZone(timeZone))
    fields.problem('properties/timeZone', 'must be an IANA time zone such as Europe/Amsterdam');
  if (country !== undefined && !(typeof country === 'string' && /^[A-Z]{2}$/.test(country)))
    fields.problem('properties/country', 'must be two letters such as NL (ISO 3166-1)');
}

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** Its problems join those of the rest, so that one answer names all. */
export function passportOf(value: unknown, pointer: string, problems: FieldProblem[]): Passport | null {
  try {
    return checkPassport(value, pointer);
  } catch (cause) {
    if (!(cause instanceof WijkritmeError)) throw cause;
    problems.push(...(cause.fields ?? [{ pointer, message: cause.detail }]));
    return null;
  }
}

/** A datastream without a unit says null three times (OGC 18-088, 8.2.4). */
const noUnit = { name: null, symbol: null, definition: null };
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

function isNoUnit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, symbol, definition, ...rest } = value as Record<string, unknown>;
  return name === null && symbol === null && definition === null && Object.keys(rest).length === 0;
}

/** What is wrong with a type and a unit together: a measurement is a number with a unit, whatever else may have none. */
export function unitProblem(observationType: unknown, unit: unknown): string | undefined {
  if (observationType !== MEASUREMENT || !isNoUnit(unit)) return undefined;
  return 'must name a unit: null is for other observation types than OM_Measurement';
}

export function parseUnit(value: unknown, pointer: string, problems: FieldProblem[]): DatastreamDraft['unit'] {
  if (value === undefined) {
    problems.push({ pointer, message: 'is missing: {"name", "symbol", "definition"}' });
    return { name: '', symbol: '', definition: '' };
  }
  if (isNoUnit(value)) return noUnit;
  const fields = new Fields(value, pointer, problems);
  const unit = { name: fields.text('name'), symbol: fields.text('symbol'), definition: fields.text('definition') };
  fields.close();
  return unit;
}

export function parseSensor(value: unknown, pointer: string, problems: FieldProblem[]): SensorDraft {
  const fields = new Fields(value, pointer, problems);
  const draft: SensorDraft = {
    name: fields.text('name'),
    description: fields.text('description', true),
    encodingType: fields.text('encodingType'),
    metadata: fields.text('metadata', true),
    properties: fields.properties(),
  };
  fields.close();
  return draft;
}

export function parseObservedProperty(
  value: unknown,
  pointer: string,
  problems: FieldProblem[],
): ObservedPropertyDraft {
  const fields = new Fields(value, pointer, problems);
  const draft: ObservedPropertyDraft = {
    name: fields.text('name'),
    definition: fields.text('definition'),
    description: fields.text('description', true),
    properties: fields.properties(),
  };
  fields.close();
  return draft;
}
