import { describe, expect, test } from 'vitest';
import { reportsEn } from './texts-en.ts';
import { reportsNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', '3', '2')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts about what residents report', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(reportsEn)).toHaveLength(textsOf(reportsNl).length);
    expect([...textsOf(reportsNl), ...textsOf(reportsEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(reportsNl), ...textsOf(reportsEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
