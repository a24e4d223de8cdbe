/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value, whatever the order in which its keys were written: the JSON Canonicalization Scheme (RFC 8785).
 * Keys are sorted by UTF-16 code units [RFC 8785, 3.2.3]; numbers and strings are written as ECMAScript does [3.2.2].
 *
 * @throws TypeError for what has no canonical form: a number that is not finite, half a surrogate pair, anything but JSON
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`no JSON: ${typeof value}`);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${stringText(key)}:${canonicalJson(item)}`).join(',')}}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`no JSON number: ${value}`);
  return JSON.stringify(value);
}

function stringText(value: string): string {
  // With the flag u, a whole pair is one character; what is left of this class stands alone.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('half a surrogate pair in a text');
  return JSON.stringify(value);
}
