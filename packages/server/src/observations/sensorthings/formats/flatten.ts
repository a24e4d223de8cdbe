import type { Json } from '../wire.ts';

/** An entity as one row: path → value. Free properties and shapes stay one value each. */
export type Flat = ReadonlyMap<string, unknown>;

/** @param entity as it is written for JSON, so with all that hides what may not be seen */
export function parseEntity(entity: Json): Record<string, unknown> {
  // Written by this server a moment ago.
  return JSON.parse(entity) as Record<string, unknown>;
}

/** Its relations that stand in place go in as `Thing/name` and `Datastreams/0/name`. */
export function flatten(entity: Readonly<Record<string, unknown>>, before = ''): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const link = entity['@iot.selfLink'];
  // The id stands in the address as text; as a number it may be too large to keep.
  if (typeof link === 'string') flat.set(`${before}id`, link.slice(link.lastIndexOf('(') + 1, -1));
  for (const [name, value] of Object.entries(entity)) {
    if (name.includes('@iot.')) continue;
    const inner = isRelation(name) ? relatedOf(value) : undefined;
    if (!inner) flat.set(before + name, value);
    else
      for (const [path, one] of inner)
        for (const [key, cell] of flatten(one, `${before}${name}${path}/`)) flat.set(key, cell);
  }
  return flat;
}

/** Relations begin with a capital, properties never do. */
export const isRelation = (name: string) => /^[A-Z]/.test(name);

type Related = readonly (readonly [path: string, entity: Readonly<Record<string, unknown>>])[];

function relatedOf(value: unknown): Related {
  const list: (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((one, i) => [`/${i}`, one])
    : [['', value]];
  return list.filter(
    (pair): pair is readonly [string, Record<string, unknown>] => typeof pair[1] === 'object' && pair[1] !== null,
  );
}
