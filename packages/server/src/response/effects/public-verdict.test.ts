import { effectVerdicts } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { publicVerdict } from './public-verdict.ts';

const all = (['nl', 'en'] as const).flatMap((language) =>
  effectVerdicts.map((verdict) => publicVerdict(verdict, 'geluid', language)),
);

test('says what was measured and what came out, each verdict in other words', () => {
  expect(publicVerdict('none-shown', 'geluid', 'nl')).toMatch(/^Gemeten: geluid\. Er is geen effect aangetoond\. /);
  expect(publicVerdict('cannot-tell', undefined, 'en')).toMatch(/^At this moment nobody can tell whether it helped\. /);
  expect(new Set(all).size).toBe(all.length);
});

test('has at most twenty words a sentence', () => {
  const sentences = all.flatMap((text) => text.split(/(?<=[.:;])\s+/));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
});
