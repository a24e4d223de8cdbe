import { describe, expect, test } from 'vitest';
import { upkeepEn } from './texts-en.ts';
import { upkeepNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)(2, 'Gemeente', 'gisteren')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of the page about the installation', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(upkeepEn)).toHaveLength(textsOf(upkeepNl).length);
    expect([...textsOf(upkeepNl), ...textsOf(upkeepEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(upkeepNl), ...textsOf(upkeepEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
