import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnstorable, isStorable } from './unstorable.ts';

test.each([
  ['nothing odd', '{"name":"Plein 1"}', undefined],
  ['a null character', '{"name":"a\\u0000"}', 10],
  ['one in a name', '{"a\\u0000":1}', 3],
  ['the words for one, and none', '{"name":"a\\\\u0000"}', undefined],
  ['a backslash, then one', '{"name":"\\\\\\u0000"}', 11],
  ['a whole pair', '["\\ud83d\\ude00"]', undefined],
  ['a pair in capitals', '["\\uD83D\\uDE00"]', undefined],
  ['the first half', '["\\ud83d"]', 2],
  ['the second half', '["\\ude00"]', 2],
  ['halves with a letter between', '["\\ud83dx\\ude00"]', 2],
  ['halves in two texts', '["\\ud83d","\\ude00"]', 2],
  ['a pair that is turned', '["\\ude00\\ud83d"]', 2],
  ['two first halves', '["\\ud83d\\ud83d\\ude00"]', 2],
])('%s', (_what, json, at) => {
  expect(findUnstorable(json)).toBe(at);
});

test('says of any text what its characters say, however it is written', () => {
  const odd = fc.constantFrom('\0', '\ud83d', '\ude00', '\\', 'u0000', '"', 'a', '😀');
  const all = fc.array(odd, { maxLength: 8 }).map((parts) => parts.join(''));
  const escaped = (text: string) =>
    `"${[...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`;
  fc.assert(
    fc.property(all, (text) => {
      expect(findUnstorable(JSON.stringify({ [text]: [text] })) === undefined).toBe(isStorable(text));
      expect(findUnstorable(escaped(text)) === undefined).toBe(isStorable(text));
    }),
  );
});
