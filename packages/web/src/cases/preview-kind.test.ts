import { describe, expect, test } from 'vitest';
import { beginOf, mostCharacters, previewOf } from './preview-kind.ts';

describe('what can be looked at in the page', () => {
  test.each(['image/png', 'image/jpeg'])('%s is a picture', (type) => expect(previewOf({ type })).toBe('picture'));
  test.each(['text/plain', 'text/csv'])('%s is text', (type) => expect(previewOf({ type })).toBe('text'));
  test.each([
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'text/xml',
    'application/pdf',
    'image/webp',
    'application/vnd.oasis.opendocument.text',
    'IMAGE/PNG',
    'image/png; charset=x',
    'constructor',
    '',
  ])('“%s” is neither', (type) => expect(previewOf({ type })).toBeUndefined());

  test('a long text is cut, and that is told', () => {
    expect(beginOf('\uFEFFkade;3')).toEqual({ words: 'kade;3', isCut: false });
    expect(beginOf('a'.repeat(mostCharacters))).toMatchObject({ isCut: false });
    const long = beginOf('a'.repeat(mostCharacters + 1));
    expect([long.words.length, long.isCut]).toEqual([mostCharacters, true]);
  });
});
