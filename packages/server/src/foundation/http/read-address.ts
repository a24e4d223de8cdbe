import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import { isStorable } from './unstorable.ts';

/** A number as one writes it: no blanks, no hexadecimals. */
const number = /^-?\d{1,25}(\.\d{1,30})?([eE][+-]?\d{1,3})?$/;

/**
 * Everything in an address is text: what the schema of the route calls a number or a yes and no is read as one, before it is
 * checked. What does not fit stays text, and is refused as such. A body has kinds of its own and is never read otherwise:
 * null must not become an empty text, nor "5" a count.
 * @throws WijkritmeError invalid_query for a character that no store keeps
 */
export function readAddress({ routeOptions, params, query }: FastifyRequest): void {
  // Schemas of the contract: objects of TypeBox, without nesting.
  const schema = routeOptions.schema as { params?: AddressSchema; querystring?: AddressSchema } | undefined;
  if (schema?.params) readPart(schema.params, params);
  if (schema?.querystring) readPart(schema.querystring, query);
}

interface AddressSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
}

const unkept = {
  nl: 'heeft een nulteken of een half teken; laat dat weg',
  en: 'holds a null character or half of a character; leave it out',
};

function readPart({ properties = {} }: AddressSchema, part: unknown): void {
  const given = part as Record<string, unknown>; // made by the router
  for (const [name, text] of Object.entries(given)) {
    if (typeof text !== 'string' || !Object.hasOwn(properties, name)) continue;
    if (!isStorable(text))
      throw new WijkritmeError(
        'invalid_query',
        { nl: `${name} ${unkept.nl}.`, en: `${name} ${unkept.en}.` },
        { fields: [{ pointer: `/${name}`, message: unkept }] },
      );
    given[name] = readText(properties[name]?.type, text);
  }
}

/** @example readText('integer', '12') // 12 */
export function readText(type: string | undefined, text: string): unknown {
  if (type === 'integer' || type === 'number') return number.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
