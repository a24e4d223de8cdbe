import { describe, expect, test } from 'vitest';
import { interpretEn } from './texts-en.ts';
import { interpretNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around interpretations', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(interpretEn)).toHaveLength(textsOf(interpretNl).length);
    expect([...textsOf(interpretNl), ...textsOf(interpretEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(interpretNl), ...textsOf(interpretEn)].flatMap((text) =>
      text.split(/(?<=[.!?:;])\s+/),
    );
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
