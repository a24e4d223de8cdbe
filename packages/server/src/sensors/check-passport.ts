import { type FieldProblem, Passport, registeredProperties, WijkritmeError } from '@wijkritme/contract';
import { Value } from 'typebox/value';

const units = new Set(registeredProperties.map((property) => property.unit.symbol));

/**
 * A passport is complete or it is none.
 * @throws WijkritmeError invalid_input with every wrong or missing field
 */
export function checkPassport(value: unknown, pointer = ''): Passport {
  const fields: FieldProblem[] = [];
  if (!Value.Check(Passport, value)) {
    for (const error of Value.Errors(Passport, value)) {
      for (const at of pointersOf(error)) fields.push({ pointer: pointer + at, message: error.message });
    }
    throw new WijkritmeError('invalid_input', `The passport is not complete: ${describe(fields)}.`, { fields });
  }
  if (!units.has(value.unit)) {
    fields.push({
      pointer: `${pointer}/unit`,
      message: `is not a registered unit; choose one of ${[...units].join(', ')}`,
    });
  }
  const from = Date.parse(value.validFrom);
  const until = Date.parse(value.validUntil);
  if (Number.isNaN(from)) fields.push({ pointer: `${pointer}/validFrom`, message: 'is not a date and time' });
  if (Number.isNaN(until)) fields.push({ pointer: `${pointer}/validUntil`, message: 'is not a date and time' });
  if (until <= from) fields.push({ pointer: `${pointer}/validUntil`, message: 'must lie after validFrom' });
  fields.push(...termProblems(value, pointer));
  if (fields.length > 0)
    throw new WijkritmeError('invalid_input', `The passport is not right: ${describe(fields)}.`, { fields });
  return value;
}

/** typebox names missing and extra properties together; we name each. */
function pointersOf(error: { keyword: string; instancePath: string; params: object }): string[] {
  const params = error.params as { requiredProperties?: string[]; additionalProperties?: string[] };
  const names = params.requiredProperties ?? params.additionalProperties;
  return names ? names.map((name) => `${error.instancePath}/${name}`) : [error.instancePath];
}

function describe(fields: readonly FieldProblem[]): string {
  return fields.map((field) => `${field.pointer} ${field.message}`).join('; ');
}

/** A coarser level is made from the finer one, so it cannot be kept shorter. */
function termProblems({ retentionDays, hourRetentionDays, dayRetentionDays }: Passport, pointer: string) {
  const fields: FieldProblem[] = [];
  if (hourRetentionDays !== undefined && hourRetentionDays < retentionDays)
    fields.push({ pointer: `${pointer}/hourRetentionDays`, message: 'must not be shorter than retentionDays' });
  if (dayRetentionDays !== undefined && dayRetentionDays < (hourRetentionDays ?? retentionDays))
    fields.push({ pointer: `${pointer}/dayRetentionDays`, message: 'must not be shorter than the terms before it' });
  return fields;
}
