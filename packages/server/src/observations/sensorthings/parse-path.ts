import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type EntitySet, findPropertyType, findRelation, isEntitySet, MAX_ID } from './model.ts';

/** One step from entity to entity, for example `Datastreams(2)` or `Thing`. */
export interface Step {
  readonly name: string;
  readonly set: EntitySet;
  /** false where the relation leads to a single entity. */
  readonly many: boolean;
  readonly id: bigint | undefined;
}

export type ResourcePath =
  | { readonly kind: 'root' }
  | {
      readonly kind: 'entities';
      /** At least one. Only the last may be a set without an id. */
      readonly steps: readonly Step[];
      readonly property: string | undefined;
      /** Names below a property that holds JSON, outermost first. */
      readonly keys: readonly string[];
      /** `$value` after a property, `$ref` after an entity or a set. */
      readonly suffix: '$value' | '$ref' | undefined;
    };

const MAX_STEPS = 12;
const segmentForm = /^([A-Za-z]+)(?:\((-?\d{1,19})\))?$/;

/**
 * Path below the version, for example `/Things(1)/Datastreams(2)/name/$value`.
 * @param isOfMulti whether an observation with this id belongs to a MultiDatastream; without it none does
 * @throws WijkritmeError not_found naming the segment
 */
export function parsePath(path: string, isOfMulti?: (id: bigint) => boolean): ResourcePath {
  const segments = decode(path).split('/').filter(Boolean);
  if (segments.length === 0) return { kind: 'root' };
  if (segments.length > MAX_STEPS) throw notFound(path, `more than ${MAX_STEPS} parts`);
  const last = segments.at(-1);
  const suffix = last === '$value' || last === '$ref' ? last : undefined;
  if (suffix) segments.pop();
  const steps: Step[] = [];
  let property: string | undefined;
  let keys: readonly string[] = [];
  for (const [i, segment] of segments.entries()) {
    const [, name = '', id] = segmentForm.exec(segment) ?? [];
    const from = steps.at(-1);
    const step = name === '' ? undefined : ofMulti(stepTo(from, name, id), isOfMulti);
    if (step) {
      steps.push(step);
      continue;
    }
    const rest = segments.slice(i + 1);
    if (!from || !isSingle(from) || !mayHave(from.set, segment, rest)) throw notFound(path, JSON.stringify(segment));
    property = segment;
    keys = rest;
    break;
  }
  if (steps.length === 0 || (suffix === '$value') !== (property !== undefined && suffix !== undefined))
    throw notFound(path, suffix ?? '');
  return { kind: 'entities', steps, property, keys, suffix };
}

/** What every entity says of itself, besides its properties. */
const ownNames = new Set(['id', '@iot.id', '@iot.selfLink']);

/** Only what is JSON has parts. */
function mayHave(set: EntitySet, name: string, keys: readonly string[]): boolean {
  const type = findPropertyType(set, name);
  return keys.length === 0 ? type !== undefined || ownNames.has(name) : type === 'json' || type === 'area';
}

/** The id of the observation that a path starts at, if it does: by it one tells whether that has a list as result. */
export function observationOf(path: string): bigint | undefined {
  const [, id] = /^\/?Observations\((\d{1,19})\)/.exec(decode(path)) ?? [];
  return id === undefined || BigInt(id) > MAX_ID ? undefined : BigInt(id);
}

/** Does this step lead to one entity? */
export function isSingle(step: Step): boolean {
  return !step.many || step.id !== undefined;
}

function stepTo(from: Step | undefined, name: string, idText: string | undefined): Step | undefined {
  const id = idText === undefined ? undefined : BigInt(idText);
  if (id !== undefined && (id < 0n || id > MAX_ID)) return undefined;
  if (!from) return isEntitySet(name) ? { name, set: name, many: true, id } : undefined;
  if (!isSingle(from)) return undefined;
  const relation = findRelation(from.set, name);
  if (!relation || (!relation.many && id !== undefined)) return undefined;
  return { name, set: relation.set, many: relation.many, id };
}

function ofMulti(step: Step | undefined, isOfMulti: ((id: bigint) => boolean) | undefined): Step | undefined {
  if (step?.set !== 'Observations' || step.id === undefined || !isOfMulti?.(step.id)) return step;
  return { ...step, set: 'MultiObservations' };
}

function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    throw notFound(path, 'a broken % sign');
  }
}

function notFound(path: string, part: string): WijkritmeError {
  return new WijkritmeError(
    'not_found',
    englishOnly(`${path.slice(0, 200)}: ${part.slice(0, 100)} is not there; see the list at the service root.`),
  );
}
