import { describe, expect, test } from 'vitest';
import { passkeysEn } from './passkey-texts-en.ts';
import { passkeysNl } from './passkey-texts-nl.ts';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('Markt', 'Gemeente', 'host')];
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}

describe('texts of passkeys', () => {
  test('are there in both languages, and none is empty', () => {
    expect(textsOf(passkeysEn)).toHaveLength(textsOf(passkeysNl).length);
    expect([...textsOf(passkeysNl), ...textsOf(passkeysEn)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const sentences = [...textsOf(passkeysNl), ...textsOf(passkeysEn)].flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});
