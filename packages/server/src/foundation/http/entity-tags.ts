import { createHash } from 'node:crypto';

/** What a list of tags, or `*`, says about an answer [RFC 9110, 8.8.3 and 13.1]. */
export type TagCondition = '*' | readonly EntityTag[];

export interface EntityTag {
  /** A weak tag names answers that are worth the same, not the same bytes. */
  readonly isWeak: boolean;
  readonly opaque: string;
}

const oneTag = /[\t ]*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[\t ]*(,|$)/y;
/** What a compressed answer has behind the tag of the bare one: other bytes need another strong tag [RFC 9110, 8.8.3.3]. */
const packed = /-gzip$/;

/** The strong tag of an answer, by its bytes. */
export function tagOf(payload: string | Buffer): string {
  return `"${createHash('sha1').update(payload).digest('base64url')}"`;
}

/** The tag of the same answer as it is sent compressed. */
export function tagWhenPacked(tag: string): string {
  return `${tag.slice(0, -1)}-gzip"`;
}

/**
 * @returns undefined where this is neither `*` nor a list of tags
 * @example parseTags('"a", W/"b"') // [{ isWeak: false, opaque: 'a' }, { isWeak: true, opaque: 'b' }]
 */
export function parseTags(text: string): TagCondition | undefined {
  if (text.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  oneTag.lastIndex = 0;
  while (true) {
    const found = oneTag.exec(text);
    if (!found) return undefined;
    tags.push({ isWeak: found[1] !== undefined, opaque: found[2] ?? '' });
    if (found[3] === '') return tags;
  }
}

/** Strong comparison [RFC 9110, 8.8.3.2]; compressed or not, it is the same state of the same thing. */
export function isSame(condition: TagCondition, tag: string): boolean {
  return condition === '*' || condition.some(({ isWeak, opaque }) => !isWeak && bare(opaque) === tag.slice(1, -1));
}

/** Weak comparison, as If-None-Match has it. */
export function isEquivalent(condition: TagCondition, tag: string): boolean {
  return condition === '*' || condition.some(({ opaque }) => bare(opaque) === tag.slice(1, -1));
}

const bare = (opaque: string) => opaque.replace(packed, '');
