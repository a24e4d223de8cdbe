import { englishOnly, type FieldProblem, WijkritmeError } from '@wijkritme/contract';
import { isDeeperThan } from '../../../foundation/http/nesting.ts';
import { findPersonalData, type Linked, type Properties, personalText } from '../../../sensors/index.ts';

const MAX_TEXT = 20_000;
const MAX_PROPERTIES_BYTES = 64 * 1024;
const MAX_DEPTH = 20;
const MAX_REFERENCE = 2_147_483_647;

/** PostgreSQL keeps neither the null character nor one half of a surrogate pair. */
const unstorable = /\0|\p{Surrogate}/u;
/** The same in JSON text, where both are escaped. */
const unstorableEscape = /\\u(0000|d[89a-f][0-9a-f]{2})/;

/**
 * Reads the fields of one entity in a request and notes every problem with its JSON pointer, so that one answer names
 * them all. Call `close` at the end: a field that nobody asked for is a problem too.
 */
export class Fields {
  readonly pointer: string;
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #problems: FieldProblem[];
  readonly #read = new Set<string>();

  constructor(value: unknown, pointer: string, problems: FieldProblem[]) {
    this.pointer = pointer;
    this.#problems = problems;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) this.#problems.push({ pointer: pointer || '/', message: 'must be a JSON object' });
    this.#fields = isObject ? (value as Record<string, unknown>) : {};
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null;
  }

  raw(name: string): unknown {
    this.#read.add(name);
    return this.#fields[name];
  }

  problem(name: string, message: string): void {
    this.#problems.push({ pointer: this.at(name), message });
  }

  at(name: string): string {
    return `${this.pointer}/${name}`;
  }

  /** Text that must be there; empty only where `mayBeEmpty`. */
  text(name: string, mayBeEmpty = false): string {
    const value = this.raw(name);
    if (typeof value !== 'string') {
      this.problem(name, value === undefined ? 'is missing' : 'must be text');
      return '';
    }
    if (value.trim() === '' && !mayBeEmpty) this.problem(name, 'is empty');
    if (value.length > MAX_TEXT) this.problem(name, `is longer than ${MAX_TEXT} characters`);
    if (unstorable.test(value)) this.problem(name, 'holds a null character or half of a character');
    const personal = personalText(value);
    if (personal) this.problem(name, `looks like ${personal}; nothing about people is kept here`);
    return value;
  }

  /** Free properties; never about a person. @param apart properties that are checked elsewhere */
  properties(...apart: readonly string[]): Properties {
    const value = this.raw('properties') ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.problem('properties', 'must be a JSON object');
      return {};
    }
    if (isDeeperThan(value, MAX_DEPTH)) {
      this.problem('properties', `nest deeper than ${MAX_DEPTH} levels`);
      return {};
    }
    const text = JSON.stringify(value);
    if (text.length > MAX_PROPERTIES_BYTES) this.problem('properties', `is larger than ${MAX_PROPERTIES_BYTES} bytes`);
    else if (unstorableEscape.test(text)) this.problem('properties', 'hold a null character or half of a character');
    for (const { pointer, reason } of findPersonalData(
      { ...value, ...Object.fromEntries(apart.map((name) => [name, null])) },
      this.at('properties'),
    ))
      this.#problems.push({ pointer, message: `looks like ${reason}; nothing about people is kept here` });
    return value as Properties;
  }

  /** A related entity: `{"@iot.id": n}`, or made along. */
  linked<D>(name: string, parse: (value: unknown, pointer: string, problems: FieldProblem[]) => D): Linked<D> {
    return this.#linkedAt(this.raw(name), this.at(name), parse);
  }

  listOfLinked<D>(name: string, parse: (value: unknown, pointer: string, problems: FieldProblem[]) => D): Linked<D>[] {
    return this.list(name).map((value, i) => this.#linkedAt(value, `${this.at(name)}/${i}`, parse));
  }

  list(name: string): readonly unknown[] {
    const value = this.raw(name) ?? [];
    if (Array.isArray(value)) return value;
    this.problem(name, 'must be a list');
    return [];
  }

  #linkedAt<D>(
    value: unknown,
    pointer: string,
    parse: (value: unknown, pointer: string, problems: FieldProblem[]) => D,
  ): Linked<D> {
    const id = parseReference(value);
    if (id !== undefined) return { id, pointer };
    if (value === undefined) this.#problems.push({ pointer, message: 'is missing: give {"@iot.id": n} or a new one' });
    return { draft: parse(value ?? {}, pointer, value === undefined ? [] : this.#problems) };
  }

  /** Annotations of answers (`@iot.selfLink`, `X@iot.navigationLink`) may come back; all else must be known. */
  close(): void {
    for (const name in this.#fields) {
      if (this.#read.has(name)) continue;
      if (name === '@iot.id' || name === 'id') this.problem(name, 'ids are given by this server; leave it out');
      else if (!name.includes('@iot.')) this.problem(name, 'is not a field that can be set here');
    }
  }
}

/** `{"@iot.id": n}` and nothing else → n. */
export function parseReference(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { '@iot.id': id, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return undefined;
  const number = typeof id === 'string' && /^\d{1,10}$/.test(id) ? Number(id) : id;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) return undefined;
  return Math.min(number, MAX_REFERENCE);
}

/** @throws WijkritmeError invalid_input with all problems, when there are any */
export function throwProblems(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  const named = problems.slice(0, 5).map(({ pointer, message }) => `${pointer} ${message}`);
  const more = problems.length > 5 ? `; and ${problems.length - 5} more` : '';
  throw new WijkritmeError('invalid_input', englishOnly(`${named.join('; ')}${more}.`), {
    fields: problems.map(({ pointer, message }) => ({ pointer, message: englishOnly(message) })),
  });
}
