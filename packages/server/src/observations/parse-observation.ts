import type { ErrorCode } from '@wijkritme/contract';

/** One reading as a sensor sends it, or why it cannot be read. Times are UTC ms; NaN result time means not given. */
export type ParsedObservation =
  | {
      readonly ok: true;
      readonly time: number;
      readonly value: number;
      readonly resultTime: number;
      readonly related: Related;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

/** Entities named inside the reading, by id. */
export interface Related {
  readonly datastream: number | undefined;
  readonly featureOfInterest: number | undefined;
}

const known = new Set(['phenomenonTime', 'resultTime', 'result', 'Datastream', 'FeatureOfInterest']);
/** Of an Observation in the standard (18-088, table 12), and not here: free text and objects could say anything. */
const notKept = new Set(['validTime', 'parameters', 'resultQuality']);
export const notKeptHere =
  'validTime, parameters and resultQuality of a reading are not kept: a reading is a number and a time. Leave them out, or send null.';
const none: Related = { datastream: undefined, featureOfInterest: undefined };

/**
 * A reading is a number and a time, nothing else: any other field is refused, so that no text, picture, sound
 * or identifier can ride along (invariant 1). Without a phenomenon time the moment of receipt counts.
 */
export function parseObservation(body: unknown, now: number): ParsedObservation {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return {
      ok: false,
      code: 'invalid_input',
      detail: 'A reading is a JSON object such as {"phenomenonTime": "2026-11-22T10:00:00Z", "result": 12}.',
    };
  }
  const fields = body as Record<string, unknown>;
  let related = none;
  for (const name in fields) {
    if (isNothing(name, fields[name])) continue;
    if (notKept.has(name)) return { ok: false, code: 'unknown_field', detail: notKeptHere };
    if (!known.has(name))
      return {
        ok: false,
        code: 'unknown_field',
        // The name of the field is not repeated: a name can be an identifier too.
        detail: 'A field of this message is not part of a reading; send phenomenonTime, resultTime and result.',
      };
    if (name === 'Datastream' || name === 'FeatureOfInterest') {
      if (!isReference(fields[name]))
        return { ok: false, code: 'unknown_field', detail: `${name} must be {"@iot.id": n} and nothing else.` };
      related = relatedOf(fields);
    }
  }
  const time = fields.phenomenonTime === undefined ? now : parseTime(fields.phenomenonTime);
  if (Number.isNaN(time))
    return {
      ok: false,
      code: 'time_invalid',
      detail: `${timeProblem('phenomenonTime', fields.phenomenonTime)}.`,
    };
  const given = fields.resultTime ?? null;
  const resultTime = given === null ? Number.NaN : parseTime(given);
  if (given !== null && Number.isNaN(resultTime))
    return { ok: false, code: 'time_invalid', detail: `${timeProblem('resultTime', given)}.` };
  if (typeof fields.result !== 'number')
    return { ok: false, code: 'result_not_a_number', detail: 'result must be a JSON number.' };
  return { ok: true, time, value: fields.result, resultTime, related };
}

/** Of an Observation in the standard, and not kept here: only null is taken. */
export function isNotKept(name: unknown): boolean {
  return typeof name === 'string' && notKept.has(name);
}

/** Where a reading says itself that there is none of what is not kept. */
export function isNothing(name: string, value: unknown): boolean {
  return value === null && notKept.has(name);
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** PostgreSQL has no year 0: begin of the year 1. */
const FIRST_YEAR = Date.parse('0001-01-01T00:00:00Z');

/** ISO 8601 instant with offset → UTC ms, NaN when it is none. A stretch that ends where it begins is an instant. */
export function parseTime(value: unknown): number {
  if (typeof value !== 'string' || value.length > 80) return Number.NaN;
  const slash = value.indexOf('/');
  if (slash > 0) {
    const from = parseTime(value.slice(0, slash));
    // A longer one is refused and not cut: a reading is of one moment (decision 161).
    return from === parseTime(value.slice(slash + 1)) ? from : Number.NaN;
  }
  const time = instant.test(value) && isCalendarDay(value) ? Math.floor(Date.parse(value)) : Number.NaN;
  return time >= FIRST_YEAR ? time : Number.NaN;
}

/** What is wrong with a time that `parseTime` does not read, and what to send; nothing of what was sent is repeated. */
export function timeProblem(name: string, value: unknown): string {
  if (typeof value === 'string' && value.includes('/'))
    return `${name} is a stretch of time, and a reading is of one moment; send the begin of the stretch alone`;
  return `${name} must be ISO 8601 with an offset, for example 2026-11-22T10:00:00Z`;
}

/** `Date.parse` reads 30 February as 2 March; a sensor that says so is mistaken. */
function isCalendarDay(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day >= 1 && day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

/** An entity named by its id alone: nothing can ride along in it. */
export function isReference(value: unknown): value is { '@iot.id': unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value);
  return names.length === 1 && names[0] === '@iot.id' && idOf(value) !== undefined;
}

function relatedOf(fields: Record<string, unknown>): Related {
  return { datastream: idOf(fields.Datastream), featureOfInterest: idOf(fields.FeatureOfInterest) };
}

function idOf(value: unknown): number | undefined {
  const id = (value as { '@iot.id'?: unknown } | undefined)?.['@iot.id'];
  const number = typeof id === 'string' && /^\d{1,10}$/.test(id) ? Number(id) : id;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}
