import type { Words } from '@wijkritme/contract';

/** What Ajv and TypeBox say of one place that does not fit a schema. */
export interface SchemaFault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message?: string | undefined;
}

const unknownField: Words = { nl: 'is hier niet bekend; laat dit weg', en: 'is not known here; leave it out' };
type Params = Readonly<Record<string, unknown>>;

/** What is wrong and what to do about it; what is not listed keeps the words of the validator in English. */
const words: Readonly<Record<string, (params: Params) => Words>> = {
  required: () => ({ nl: 'ontbreekt; vul dit in', en: 'is missing; fill it in' }),
  additionalProperties: () => unknownField,
  // So TypeBox calls a property that no schema allows.
  boolean: () => unknownField,
  minLength: ({ limit }) => ({
    nl: `is te kort; schrijf minstens ${limit} tekens`,
    en: `is too short; write at least ${limit} characters`,
  }),
  maxLength: ({ limit }) => ({
    nl: `is te lang; schrijf hoogstens ${limit} tekens`,
    en: `is too long; write at most ${limit} characters`,
  }),
  minimum: ({ limit }) => ({ nl: `is te klein; kies ${limit} of meer`, en: `is too small; choose ${limit} or more` }),
  maximum: ({ limit }) => ({ nl: `is te groot; kies ${limit} of minder`, en: `is too large; choose ${limit} or less` }),
  maxItems: ({ limit }) => ({
    nl: `heeft te veel delen; hoogstens ${limit}`,
    en: `has too many items; at most ${limit}`,
  }),
  minItems: ({ limit }) => ({
    nl: `heeft te weinig delen; minstens ${limit}`,
    en: `has too few items; at least ${limit}`,
  }),
  type: ({ type }) => ({
    nl: `is van de verkeerde soort; nodig is ${dutchOf(type)}`,
    en: `is of the wrong type; must be ${type}`,
  }),
  format: ({ format }) => ({
    nl: `heeft de verkeerde vorm; nodig is ${format}${exampleOf(format)}`,
    en: `has the wrong form; must be a ${format}${exampleOf(format)}`,
  }),
  pattern: ({ pattern }) =>
    String(pattern).startsWith('^https://')
      ? { nl: 'is geen webadres; begin met https://', en: 'is no web address; begin with https://' }
      : { nl: `past niet bij ${pattern}`, en: `does not match ${pattern}` },
};

const dutchTypes: Readonly<Record<string, string>> = {
  integer: 'een geheel getal',
  number: 'een getal',
  string: 'tekst',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een object',
};

/** @param type of a schema, or more of them */
function dutchOf(type: unknown): string {
  return [type]
    .flat()
    .map((one) => dutchTypes[String(one)] ?? String(one))
    .join(' of ');
}

function exampleOf(format: unknown): string {
  if (format === 'date-time') return ', 2026-11-22T00:00:00Z';
  return format === 'date' ? ', 2026-11-22' : '';
}

/**
 * One problem per place; what was given is never repeated.
 * @param at pointer of what was validated
 */
export function explainFaults(
  faults: readonly SchemaFault[],
  at = '',
): { readonly pointer: string; readonly message: Words }[] {
  const problems = new Map<string, Words>();
  for (const fault of faults) {
    for (const pointer of pointersOf(fault)) {
      if (!problems.has(pointer)) problems.set(pointer, explain(fault, faults));
    }
  }
  return [...problems].map(([pointer, message]) => ({ pointer: `${at}${pointer}` || '/', message }));
}

function explain(fault: SchemaFault, all: readonly SchemaFault[]): Words {
  const allowed = choicesAt(fault.instancePath, all);
  if (allowed.length > 0) {
    const list = allowed.join(', ');
    return { nl: `is geen bekende keuze; kies ${list}`, en: `is no known choice; choose one of ${list}` };
  }
  return (
    words[fault.keyword]?.(fault.params as Params) ?? {
      nl: 'klopt niet; kijk in de beschrijving van de API wat hier hoort',
      en: fault.message ?? 'is not valid',
    }
  );
}

/** A choice of texts is checked one by one: together the faults name all that is allowed. */
function choicesAt(instancePath: string, all: readonly SchemaFault[]): unknown[] {
  return all
    .filter((fault) => fault.keyword === 'const' && fault.instancePath === instancePath)
    .map(({ params }) => (params as Params).allowedValue);
}

/** Ajv names one missing or extra property per fault, TypeBox all together. */
function pointersOf({ instancePath, params }: SchemaFault): string[] {
  const { missingProperty, additionalProperty, requiredProperties, additionalProperties } = params as Params;
  const names = [missingProperty, additionalProperty, requiredProperties, additionalProperties].flat();
  const known = names.filter((name) => typeof name === 'string');
  return known.length > 0 ? known.map((name) => `${instancePath}/${name}`) : [instancePath];
}
