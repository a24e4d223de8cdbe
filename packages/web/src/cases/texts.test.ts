import { describe, expect, test } from 'vitest';
import { casesEn } from './texts-en.ts';
import { casesNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around cases', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(casesEn)).toHaveLength(textsOf(casesNl).length);
    expect([...textsOf(casesNl), ...textsOf(casesEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(casesNl), ...textsOf(casesEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
