import { describe, expect, test } from 'vitest';
import { checkEn } from './texts-en.ts';
import { checkNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('7', 3)];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around the check', () => {
  test('are there in both languages', () => {
    expect(textsOf(checkEn)).toHaveLength(textsOf(checkNl).length);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(checkNl), ...textsOf(checkEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
