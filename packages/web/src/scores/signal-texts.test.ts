import { describe, expect, test } from 'vitest';
import { signalScoresEn } from './signal-texts-en.ts';
import { signalScoresNl } from './signal-texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Havenkwartier', 'Gemeente')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of the scores of signals', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(signalScoresEn)).toHaveLength(textsOf(signalScoresNl).length);
    expect([...textsOf(signalScoresNl), ...textsOf(signalScoresEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(signalScoresNl), ...textsOf(signalScoresEn)].flatMap((text) =>
      text.split(/(?<=[.!?:;])\s+/),
    );
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
