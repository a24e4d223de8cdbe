import { describe, expect, test } from 'vitest';
import { noticesEn } from './texts-en.ts';
import { noticesNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of notices', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(noticesEn)).toHaveLength(textsOf(noticesNl).length);
    expect([...textsOf(noticesNl), ...textsOf(noticesEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(noticesNl), ...textsOf(noticesEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
