import { describe, expect, test } from 'vitest';
import { lifecycleEn } from './texts-en.ts';
import { lifecycleNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)(7)];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts around the life of a device', () => {
  test('are there in both languages', () => {
    expect(textsOf(lifecycleEn)).toHaveLength(textsOf(lifecycleNl).length);
    expect([...textsOf(lifecycleEn), ...textsOf(lifecycleNl)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(lifecycleNl), ...textsOf(lifecycleEn)].flatMap((text) =>
      text.split(/(?<=[.!?:;])\s+/),
    );
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
