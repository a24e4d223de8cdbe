/** Words for texts whose form is only a pattern; of each the first that fits is taken. */
const words = [
  'example',
  'Example text',
  '2026-11-22',
  '2026-11-22T12:00:00Z',
  '12:00',
  '2026-W47',
  'Europe/Amsterdam',
  'someone@gemeente.example',
  'https://gemeente.example/',
  '123456',
  'a1b2c3d4e5f60718',
  // A secret and a public key, of RFC 8291, 5.
  'BTBZMqHH6r4Tts7J_aSIgg',
  'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
];
const byFormat: Readonly<Record<string, string>> = {
  date: '2026-11-22',
  'date-time': '2026-11-22T12:00:00Z',
  email: 'someone@gemeente.example',
  uri: 'https://gemeente.example/',
  uuid: '0f0e3c1a-5b7d-4c2e-9a41-6d2f8b7c9e10',
};

/** The words of JSON Schema that the contract uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/**
 * Smallest value that a schema takes: what must be there and nothing else.
 * @throws Error for a pattern that no word fits
 */
export function exampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  if (schema.type === 'object') return objectOf(schema);
  if (schema.type === 'array') return arrayOf(schema);
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  return schema.type === 'integer' || schema.type === 'number' ? numberOf(schema) : {};
}

function objectOf({ properties = {}, required = [] }: Schema): unknown {
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {})]));
}

function arrayOf({ items = {}, minItems = 1, uniqueItems }: Schema): unknown[] {
  if (isTuple(items)) return items.map(exampleOf);
  const example = exampleOf(items);
  const next = (n: number) => (uniqueItems && typeof example === 'number' ? example + n : example);
  return Array.from({ length: Math.max(minItems, 1) }, (_, n) => next(n));
}

function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

function textOf({ format = '', pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): string {
  const formed = byFormat[format];
  if (formed) return formed;
  const fits = (word: string) =>
    word.length >= minLength && word.length <= maxLength && new RegExp(pattern ?? '', 'u').test(word);
  const long = 'example '.repeat(Math.ceil(minLength / 8)).slice(0, Math.max(minLength, 1));
  const found = [...words, long, 'x', 'ab'].find(fits);
  if (found === undefined) throw new Error(`No example for a text like ${pattern}`);
  return found;
}

function numberOf({ minimum, exclusiveMinimum, maximum = Number.POSITIVE_INFINITY }: Schema): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1);
  return Math.min(Math.max(least, 1), maximum);
}
