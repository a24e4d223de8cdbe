import { describe, expect, test } from 'vitest';
import { measuresEn } from './texts-en.ts';
import { measuresNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around measures', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(measuresEn)).toHaveLength(textsOf(measuresNl).length);
    expect([...textsOf(measuresNl), ...textsOf(measuresEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(measuresNl), ...textsOf(measuresEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
