import { isDeepStrictEqual } from 'node:util';
import { englishOnly, type FieldProblem, limits, WijkritmeError } from '@wijkritme/contract';
import { isDeeperThan, MOST_LEVELS } from '../../foundation/http/nesting.ts';
import { throwProblems } from './drafts/fields.ts';

type Operation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

type Holder = unknown[] | Record<string, unknown>;

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);
/** RFC 6901: nothing, or names behind slashes, in which ~ stands for itself only as ~0. */
const pointerForm = /^(?:\/(?:[^~/]|~[01])*)*$/;
const indexForm = /^(?:0|[1-9]\d{0,8})$/;

/** Is this the type of a JSON Patch, whatever its parameters are? */
export function isJsonPatch(contentType: string | undefined): boolean {
  return /^application\/json-patch\+json(?=$|[\s;])/i.test(contentType ?? '');
}

/**
 * What a document is after a JSON Patch (RFC 6902); the document itself stays as it was. All operations are done, or none (decision 181).
 * @throws WijkritmeError invalid_input naming what is no operation; too_large; conflict naming the first operation that does not fit
 */
export function applyJsonPatch(document: unknown, patch: unknown): unknown {
  // A pointer begins with nothing, so the whole document has a name too: that of nothing.
  const root: Holder = { '': structuredClone(document) };
  const copies = { left: limits.bodyBytes };
  for (const [i, operation] of parsePatch(patch).entries()) apply(root, operation, `/${i}`, copies);
  return root[''];
}

function parsePatch(patch: unknown): Operation[] {
  const problems: FieldProblem[] = [];
  if (!Array.isArray(patch)) problems.push({ pointer: '/', message: 'must be a list of operations' });
  const list: readonly unknown[] = Array.isArray(patch) ? patch : [];
  if (list.length > limits.patchOperations)
    throw new WijkritmeError(
      'too_large',
      englishOnly(`A JSON Patch holds at most ${limits.patchOperations} operations; send it in parts.`),
    );
  if (isDeeperThan(list, MOST_LEVELS))
    problems.push({ pointer: '/', message: `nests deeper than ${MOST_LEVELS} levels` });
  else for (const [i, one] of list.entries()) problems.push(...problemsOf(one, `/${i}`));
  throwProblems(problems);
  return list as Operation[]; // as `problemsOf` found each of them
}

function problemsOf(value: unknown, at: string): FieldProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ pointer: at, message: 'must be an object with op and path' }];
  const { op, path, from } = value as Record<string, unknown>;
  if (typeof op !== 'string' || !operations.has(op))
    return [{ pointer: `${at}/op`, message: `must be one of ${[...operations].join(', ')}` }];
  const problems: FieldProblem[] = [];
  const two = op === 'move' || op === 'copy';
  for (const [name, text] of two ? [['path', path] as const, ['from', from] as const] : [['path', path] as const])
    if (!isPointer(text)) problems.push({ pointer: `${at}/${name}`, message: 'must be a JSON pointer (RFC 6901)' });
  if ((op === 'add' || op === 'replace' || op === 'test') && !Object.hasOwn(value, 'value'))
    problems.push({ pointer: `${at}/value`, message: 'is missing' });
  if (problems.length === 0 && op === 'move' && String(path).startsWith(`${from}/`))
    problems.push({ pointer: `${at}/path`, message: 'must not lead into what is moved' });
  return problems;
}

function isPointer(text: unknown): text is string {
  return typeof text === 'string' && pointerForm.test(text) && text.split('/').length <= MOST_LEVELS;
}

function apply(root: Holder, operation: Operation, at: string, copies: { left: number }): void {
  const there = (pointer: string, name = 'path') => found(root, pointer, `${at}/${name}`);
  switch (operation.op) {
    case 'add':
      put(root, operation.path, operation.value, at);
      break;
    case 'replace':
      set(there(operation.path), operation.value);
      break;
    case 'remove':
      remove(there(operation.path));
      break;
    case 'copy':
      put(root, operation.path, copyOf(valueAt(there(operation.from, 'from')), at, copies), at);
      break;
    case 'move': {
      const from = there(operation.from, 'from');
      const value = valueAt(from);
      remove(from);
      put(root, operation.path, value, at);
      break;
    }
    case 'test':
      if (!isDeepStrictEqual(valueAt(there(operation.path)), operation.value))
        throw conflict(`${at} tests for another value than is there`);
      break;
    default:
      operation satisfies never;
  }
}

/** Measured before it is copied: sixty copies of a thing into itself would fill every memory. */
function copyOf(value: unknown, at: string, copies: { left: number }): unknown {
  copies.left -= isDeeperThan(value, MOST_LEVELS) ? Infinity : JSON.stringify(value).length;
  if (copies.left >= 0) return structuredClone(value);
  throw new WijkritmeError('too_large', englishOnly(`${at} makes the entity too large; copy less.`));
}

/** In what a value stands, and under which name. */
interface Place {
  readonly holder: Holder;
  readonly name: string;
}

/** @returns undefined where that in which it would stand is not there; only what is there itself counts, not what objects inherit */
function placeOf(root: Holder, pointer: string): Place | undefined {
  const names = pointer.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = names.pop() ?? '';
  let holder: unknown = root;
  for (const each of names) {
    if (!isHolder(holder) || !isThere({ holder, name: each })) return undefined;
    holder = valueAt({ holder, name: each });
  }
  return isHolder(holder) ? { holder, name } : undefined;
}

/** @throws WijkritmeError conflict */
function found(root: Holder, pointer: string, at: string): Place {
  const place = placeOf(root, pointer);
  if (place && isThere(place)) return place;
  throw conflict(`${at} leads to nothing that is there`);
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function isThere({ holder, name }: Place): boolean {
  return Array.isArray(holder) ? indexForm.test(name) && Number(name) < holder.length : Object.hasOwn(holder, name);
}

function valueAt({ holder, name }: Place): unknown {
  return Array.isArray(holder) ? holder[Number(name)] : holder[name];
}

function set({ holder, name }: Place, value: unknown): void {
  // So that `__proto__` is a name like any other.
  Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
}

function remove({ holder, name }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
}

/** In a list others move up; elsewhere what was there is replaced. */
function put(root: Holder, pointer: string, value: unknown, at: string): void {
  const place = placeOf(root, pointer);
  if (!place) throw conflict(`${at}/path leads into nothing that is there`);
  const { holder, name } = place;
  if (Array.isArray(holder)) {
    const index = name === '-' ? holder.length : indexForm.test(name) ? Number(name) : Infinity;
    if (index > holder.length) throw conflict(`${at}/path leads beyond the list`);
    holder.splice(index, 0, value);
  } else set(place, value);
}

function conflict(what: string): WijkritmeError {
  return new WijkritmeError(
    'conflict',
    englishOnly(`${what}; nothing was changed. Read the entity and send a new patch.`),
  );
}
