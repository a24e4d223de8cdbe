import { describe, expect, it } from 'vitest';
import { shownShares } from './shown-shares.ts';
import { rhythmFactsEn } from './texts-en.ts';
import { rhythmFactsNl } from './texts-nl.ts';

it('shows nine limits of the eleven, in their order', () => {
  const quantiles = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99].map((share) => ({
    share,
    value: [share],
  }));
  expect(shownShares({ quantiles }).map(({ share }) => share)).toEqual([
    0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99,
  ]);
});

describe('texts around how we know what is normal', () => {
  const textsOf = (texts: object) =>
    Object.values(texts).map((text) => (typeof text === 'function' ? String(text(20)) : String(text)));

  it('are there in both languages, with at most twenty words a sentence', () => {
    expect(Object.keys(rhythmFactsEn)).toEqual(Object.keys(rhythmFactsNl));
    const sentences = [rhythmFactsNl, rhythmFactsEn].flatMap(textsOf).flatMap((text) => text.split(/(?<=[.!?:])\s+/));
    expect(sentences.filter((one) => one.trim() === '' || one.split(/\s+/).length > 20)).toEqual([]);
  });
});
