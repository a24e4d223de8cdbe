import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEquivalent, isSame, parseTags, tagOf, tagWhenPacked } from './entity-tags.ts';

const opaque = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => (code === 0x22 ? '#' : String.fromCharCode(code))),
  maxLength: 20,
});
const tags = fc.array(fc.record({ isWeak: fc.boolean(), opaque }), { minLength: 1, maxLength: 6 });
const parse = (text: string) => parseTags(text) ?? [];

test('every list of tags is read as it was written, commas and all', () => {
  fc.assert(
    fc.property(tags, fc.constantFrom(',', ', ', ' ,\t'), (list, between) => {
      const text = list.map((tag) => `${tag.isWeak ? 'W/' : ''}"${tag.opaque}"`).join(between);
      expect(parseTags(text)).toEqual(list);
    }),
  );
});

test.each(['', 'abc', '"a', 'a"', '"a" "b"', '"a",', 'w/"a"', '"a\u0001"', '*, "a"'])(
  '%j is no list of tags',
  (text) => {
    expect(parseTags(text)).toBeUndefined();
  },
);

test('whatever text comes, reading it ends without an error', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const read = parseTags(text);
      expect(read === undefined || read === '*' || read.length > 0).toBe(true);
    }),
  );
});

test('a weak tag matches for reading and not for changing', () => {
  const tag = tagOf('one');
  expect([isSame(parse(`W/${tag}`), tag), isEquivalent(parse(`W/${tag}`), tag)]).toEqual([false, true]);
  expect([isSame(parse(tag), tag), isSame(parse(`"x", ${tag}`), tag), isSame('*', tag)]).toEqual([true, true, true]);
  expect([isSame(parse(tagOf('two')), tag), isEquivalent(parse(tagOf('two')), tag)]).toEqual([false, false]);
});

test('the compressed answer has a tag of its own, of the same state', () => {
  const tag = tagOf('one');
  expect(tagWhenPacked(tag)).not.toBe(tag);
  expect(isSame(parse(tagWhenPacked(tag)), tag)).toBe(true);
});
