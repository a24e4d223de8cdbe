import { describe, expect, test } from 'vitest';
import { exportEn } from './texts-en.ts';
import { exportNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Markt', 'Gemeente', 'host')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of what is saved and shared', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(exportEn)).toHaveLength(textsOf(exportNl).length);
    expect([...textsOf(exportNl), ...textsOf(exportEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(exportNl), ...textsOf(exportEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
