import { describe, expect, test } from 'vitest';
import { feedbackEn } from './texts-en.ts';
import { feedbackNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around feedback', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(feedbackEn)).toHaveLength(textsOf(feedbackNl).length);
    expect([...textsOf(feedbackNl), ...textsOf(feedbackEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(feedbackNl), ...textsOf(feedbackEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
