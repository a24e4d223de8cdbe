import { judgeCheck, type PrivacyCheck } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCitation } from './articles.ts';
import { parseCheckFile, toCheckFile, toOutcomeFile } from './check-file.ts';
import { toggled } from './toggled.ts';

const both = (text: string) => ({ nl: text, en: text });
const check: PrivacyCheck = {
  version: 'test',
  parts: [{ id: '1', group: both('g'), title: both('t') }],
  questions: [
    { id: 'why', part: '1', kind: 'text', text: both('why'), options: [] },
    { id: 'when', part: '1', kind: 'date', text: both('when'), options: [] },
    {
      id: 'what',
      part: '1',
      kind: 'some',
      text: both('what'),
      options: [
        { value: 'none', exclusive: true, label: both('none') },
        { value: 'image', label: both('image') },
        { value: 'sound', label: both('sound') },
      ],
    },
  ],
  facts: [],
  laws: [
    { id: 'one', name: both('one'), url: 'https://one.example/' },
    { id: 'two', name: both('two'), url: 'https://two.example/' },
  ],
  rules: [
    {
      id: 'no-image',
      version: 1,
      theme: 'test',
      when: [[{ question: 'what', includes: ['image'] }]],
      outcome: 'stop',
      reason: both('r'),
      remedy: both('m'),
      sources: [{ law: 'one', article: '1', checked: 'text' }],
    },
  ],
};
const answers = { why: 'om te weten', when: '2027-01-01', what: ['image'] };

describe('a saved check', () => {
  test('comes back as it was saved', () => {
    const text = JSON.stringify(toCheckFile(check, answers));
    expect(parseCheckFile(check, text)).toEqual({ answers, dropped: 0 });
  });

  test('loses what does not fit the check of now, and says how much', () => {
    const text = JSON.stringify({
      kind: 'wijkritme-privacy-check',
      version: 'old',
      answers: { ...answers, what: ['smell'], gone: 'x', when: 'soon', why: 4 },
    });
    expect(parseCheckFile(check, text)).toEqual({ answers: {}, dropped: 4 });
  });

  test('is not made of any text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseCheckFile(check, text)).toBeUndefined();
      }),
    );
  });

  test('an outcome names only the answers that were asked for and the laws that were used', () => {
    const outcome = judgeCheck(check, answers);
    const file = toOutcomeFile(check, { ...answers, other: 'x' }, outcome);
    expect(file).toMatchObject({ verdict: 'stop', answers, version: 'test' });
    expect(file.laws.map(({ id }) => id)).toEqual(['one']);
  });
});

describe('choosing', () => {
  const [, , what] = check.questions;
  test('adds and takes away', () => {
    expect(toggled(what?.options ?? [], ['image'], 'sound')).toEqual(['image', 'sound']);
    expect(toggled(what?.options ?? [], ['image', 'sound'], 'image')).toEqual(['sound']);
  });

  test('what stands alone takes the others away, and the other way round', () => {
    expect(toggled(what?.options ?? [], ['image', 'sound'], 'none')).toEqual(['none']);
    expect(toggled(what?.options ?? [], ['none'], 'image')).toEqual(['image']);
  });
});

describe('a citation', () => {
  test.each([
    ['6(1)(e)', 'artikel 6(1)(e)', 'article 6(1)(e)'],
    ['recital 26', 'overweging 26', 'recital 26'],
    ['28(3) and 44 to 46', 'artikel 28(3) en 44 tot en met 46', 'article 28(3) and 44 to 46'],
    ['', '', ''],
  ])('%s reads well', (article, nl, en) => {
    expect([toCitation(article, 'nl'), toCitation(article, 'en')]).toEqual([nl, en]);
  });
});
