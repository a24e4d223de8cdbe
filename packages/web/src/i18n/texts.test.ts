import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { nl } from './nl.ts';

/** Every text of a dictionary with its path; functions are called with plausible arguments. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const call = value as (...given: unknown[]) => string;
    return [
      [path, call(2, 3, 'Havenkwartier')],
      [`${path}(1)`, call(1, 1, 'x')],
    ];
  }
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key));
  return [];
}

const dutch = textsOf(nl, '');
const english = textsOf(en, '');
const sentencesOf = (text: string) => text.split(/(?<=[.!?:;])\s+/);
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;
/** ux.md 3.3: words that professionals use and people do not. */
const forbidden = /\b(anomalie|baseline|interventie|percentiel|significant|wordt .{1,40} door)\b/i;

describe('texts', () => {
  test('both languages have the same keys', () => {
    expect(english.map(([path]) => path)).toEqual(dutch.map(([path]) => path));
  });

  test('nothing is empty', () => {
    expect([...dutch, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('no sentence is longer than twenty words; the mean is at most twelve', () => {
    for (const texts of [dutch, english]) {
      const sentences = texts.flatMap(([, text]) => sentencesOf(text));
      expect(sentences.filter((sentence) => wordsOf(sentence) > 20)).toEqual([]);
      expect(sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0) / sentences.length).toBeLessThanOrEqual(
        12,
      );
    }
  });

  test('no jargon in Dutch', () => {
    expect(dutch.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });
});
