/** The null character, or one half of a surrogate pair: PostgreSQL keeps neither, in no text and in no JSON. */
const unstorable = /\0|\p{Surrogate}/u;
/** How JSON writes either of them. Whole pairs are written so too: this says where to look closely. */
const suspect = /\\u(0000|d[89a-f])/i;
const escapes = /\\(?:u([0-9a-f]{4})|.)/gi;

export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/**
 * Where a body holds what no store keeps. Only such escapes cost a closer look, so that it is nothing beside the reading of JSON.
 * @param json what can be read as JSON
 * @returns position of the escape, counted from 0; undefined: there is none
 * @example findUnstorable('{"name":"a\\u0000"}') // 10
 */
export function findUnstorable(json: string): number | undefined {
  if (!suspect.test(json)) return undefined;
  /** The first half of a pair, and where its second half has to stand. */
  let half: { readonly at: number; readonly next: number } | undefined;
  for (const { 0: written, 1: hex, index } of json.matchAll(escapes)) {
    const code = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
    const isSecond = code >= 0xdc00 && code <= 0xdfff;
    if (half) {
      if (!isSecond || half.next !== index) return half.at;
      half = undefined;
    } else if (code === 0 || isSecond) return index;
    else if (code >= 0xd800 && code <= 0xdbff) half = { at: index, next: index + written.length };
  }
  return half?.at;
}
