import { describe, expect, test } from 'vitest';
import { rhythmsEn } from './texts-en.ts';
import { rhythmsNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)(3, 2, 'meetreeksen')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around rhythms side by side', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(rhythmsEn)).toHaveLength(textsOf(rhythmsNl).length);
    expect([...textsOf(rhythmsNl), ...textsOf(rhythmsEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(rhythmsNl), ...textsOf(rhythmsEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
