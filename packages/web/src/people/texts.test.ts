import { describe, expect, test } from 'vitest';
import { peopleEn } from './texts-en.ts';
import { peopleNl } from './texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Noor', 'Welzijn Demodam')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of signing in and of people', () => {
  test('are there in both languages', () => {
    expect(textsOf(peopleEn)).toHaveLength(textsOf(peopleNl).length);
    expect([...textsOf(peopleNl), ...textsOf(peopleEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(peopleNl), ...textsOf(peopleEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
