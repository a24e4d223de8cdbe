import { describe, expect, test } from 'vitest';
import { keepingEn } from './texts-en.ts';
import { keepingNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of how long things are kept', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(keepingEn)).toHaveLength(textsOf(keepingNl).length);
    expect([...textsOf(keepingNl), ...textsOf(keepingEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(keepingNl), ...textsOf(keepingEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
