import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import { parseTime } from '../parse-observation.ts';

/** Which form an answer has [ETSI GS CIM 009 V1.6.1, 6.3.7, 6.3.12]. */
export type EntityFormat = 'normalized' | 'concise' | 'keyValues' | 'temporalValues';

export interface EntityQuestion {
  readonly types: ReadonlySet<string> | undefined;
  readonly ids: ReadonlySet<string> | undefined;
  readonly attributes: ReadonlySet<string> | undefined;
  readonly limit: number;
  readonly offset: number;
  readonly hasCount: boolean;
  readonly format: EntityFormat;
}

/** UTC ms; from included, to excluded. */
export interface TemporalQuestion {
  readonly from: number;
  readonly to: number;
  readonly lastN: number | undefined;
}

type Asked = Readonly<Record<string, unknown>>;

const paging = ['limit', 'offset', 'count'];
const choosing = ['type', 'id', 'attrs', 'options', 'format'];
const temporal = ['timerel', 'timeAt', 'endTimeAt', 'timeproperty', 'lastN'];

/** Names that each kind of question may have. */
export const names = {
  list: [...choosing, ...paging],
  one: ['attrs', 'options', 'format'],
  temporalList: [...choosing, ...paging, ...temporal],
  temporalOne: ['attrs', 'options', 'format', ...temporal],
} as const;

const MAX_LIST = 100;
const first = Date.UTC(1900, 0);
const last = Date.UTC(2200, 0);

/** @throws WijkritmeError invalid_query naming the parameter */
export function parseQuestion(asked: Asked, allowed: readonly string[]): EntityQuestion {
  for (const name of Object.keys(asked))
    if (!allowed.includes(name))
      throw wrong(name.slice(0, 50), `is not supported here; known are ${allowed.join(', ')}`);
  return {
    types: asSet(list(asked, 'type')?.map(shortType)),
    ids: asSet(list(asked, 'id')),
    attributes: asSet(list(asked, 'attrs')),
    limit: whole(asked, 'limit', { least: 0, most: limits.ngsiEntities }) ?? DEFAULT_LIMIT,
    offset: whole(asked, 'offset', { least: 0, most: limits.id }) ?? 0,
    hasCount: flag(asked, 'count'),
    format: formatOf(asked, allowed.includes('timerel')),
  };
}

const DEFAULT_LIMIT = 20;

/** A list has to say what of everything is wanted [5.7.2.4]. */
export function requireChoice({ types, ids, attributes }: EntityQuestion): void {
  if (!types && !ids && !attributes) throw wrong('type', 'or id or attrs is needed: say which entities are wanted');
}

/** @throws WijkritmeError invalid_query */
export function parseTemporal(asked: Asked, isNeeded: boolean): TemporalQuestion {
  const lastN = whole(asked, 'lastN', { least: 1, most: limits.ngsiInstances });
  const property = text(asked, 'timeproperty') ?? 'observedAt';
  if (property !== 'observedAt') throw wrong('timeproperty', 'is observedAt: no other time is kept');
  const at = instant(asked, 'timeAt');
  const end = instant(asked, 'endTimeAt');
  const relation = text(asked, 'timerel');
  if (relation !== undefined && at === undefined) throw wrong('timeAt', 'is needed beside timerel');
  switch (relation) {
    case undefined:
      if (at !== undefined || end !== undefined)
        throw wrong('timerel', 'is needed beside timeAt: before, after or between');
      if (isNeeded && lastN === undefined) throw wrong('timerel', 'or lastN is needed: say which time is wanted');
      return { from: first, to: last, lastN };
    case 'before':
      return { from: first, to: at as number, lastN };
    case 'after':
      return { from: (at as number) + 1, to: last, lastN };
    case 'between':
      if (end === undefined) throw wrong('endTimeAt', 'is needed with timerel=between');
      if (end <= (at as number)) throw wrong('endTimeAt', 'lies behind timeAt');
      return { from: at as number, to: end, lastN };
    default:
      throw wrong('timerel', 'is before, after or between');
  }
}

function formatOf(asked: Asked, isTemporal: boolean): EntityFormat {
  const known: readonly string[] = isTemporal
    ? ['normalized', 'concise', 'temporalValues']
    : ['normalized', 'concise', 'keyValues'];
  const given = [...(list(asked, 'options') ?? []), ...(list(asked, 'format') ?? [])].map((name) =>
    name === 'simplified' ? (isTemporal ? 'temporalValues' : 'keyValues') : name,
  );
  const [format = 'normalized', ...more] = new Set(given.filter((name) => name !== 'count'));
  if (!known.includes(format) || more.length > 0) throw wrong('options', `is one of ${known.join(', ')}`);
  return format as EntityFormat; // it is one of the known
}

function text(asked: Asked, name: string): string | undefined {
  const value = asked[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw wrong(name, 'is given once, and not empty');
}

function list(asked: Asked, name: string): string[] | undefined {
  const parts = text(asked, name)?.split(',');
  if (parts && parts.length > MAX_LIST) throw wrong(name, `has at most ${MAX_LIST} parts`);
  return parts;
}

function whole(asked: Asked, name: string, { least, most }: { least: number; most: number }): number | undefined {
  const written = text(asked, name);
  if (written === undefined) return undefined;
  const value = /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw wrong(name, `is a whole number from ${least} to ${most}`);
}

function flag(asked: Asked, name: string): boolean {
  const written = text(asked, name);
  if (written === undefined || written === 'false') return false;
  if (written === 'true') return true;
  throw wrong(name, 'is true or false');
}

function instant(asked: Asked, name: string): number | undefined {
  const written = text(asked, name);
  if (written === undefined) return undefined;
  const time = parseTime(written);
  if (!Number.isNaN(time)) return time;
  throw wrong(name, 'is a time with its offset, for example 2026-11-22T10:00:00Z');
}

const asSet = <T>(values: readonly T[] | undefined): ReadonlySet<T> | undefined => values && new Set(values);
const shortType = (type: string) => type.slice(type.lastIndexOf('/') + 1);
const wrong = (name: string, what: string) => new WijkritmeError('invalid_query', englishOnly(`"${name}" ${what}.`));
