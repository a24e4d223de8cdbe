import { describe, expect, it } from 'vitest';
import type { CheckRule, PrivacyCheck } from './check.ts';
import { findAnswerFaults, judgeCheck } from './judge-check.ts';

const both = (text: string) => ({ nl: text, en: text });
const option = (value: string, exclusive = false) => ({
  value,
  label: both(value),
  ...(exclusive ? { exclusive } : {}),
});
const rule = (id: string, outcome: CheckRule['outcome'], when: CheckRule['when']): CheckRule => ({
  id,
  version: 1,
  theme: 'test',
  when,
  outcome,
  reason: both('reason'),
  remedy: both('remedy'),
  sources: [{ law: 'law', article: '1', checked: 'text' }],
});

/** Two questions and one that is asked only for cameras. */
const check: PrivacyCheck = {
  version: 'test',
  parts: [{ id: '1', group: both('g'), title: both('t') }],
  questions: [
    {
      id: 'device',
      part: '1',
      kind: 'one',
      text: both('d'),
      options: [option('camera'), option('radar'), option('odd')],
    },
    {
      id: 'sign',
      part: '1',
      kind: 'some',
      text: both('s'),
      options: [option('none', true), option('pole'), option('web')],
    },
    {
      id: 'stored',
      part: '1',
      kind: 'one',
      text: both('i'),
      options: [option('yes'), option('no')],
      askedWhen: [[{ fact: 'camera' }]],
    },
  ],
  facts: [{ id: 'camera', text: both('c'), when: [[{ question: 'device', is: ['camera'] }]] }],
  laws: [{ id: 'law', name: both('law'), url: 'https://law.example/' }],
  rules: [
    rule('ground', 'allowed', [[{ question: 'device', is: ['radar'] }], [{ fact: 'camera' }]]),
    rule('no-sign', 'measures', [[{ question: 'sign', lacks: ['pole', 'web'] }]]),
    rule('stored', 'stop', [[{ fact: 'camera' }, { question: 'stored', is: ['yes'] }]]),
  ],
};
const verdictOf = (answers: Record<string, string | string[]>) => judgeCheck(check, answers).verdict;

describe('a verdict', () => {
  it('is unknown without answers, and while one is open', () => {
    expect(judgeCheck(check, {})).toMatchObject({ verdict: 'unknown', open: ['device', 'sign'], findings: [] });
    expect(verdictOf({ device: 'radar' })).toBe('unknown');
    expect(verdictOf({ device: 'radar', sign: [] })).toBe('unknown');
    expect(verdictOf({ device: '  ', sign: ['pole', 'web'] })).toBe('unknown');
  });

  it('is allowed only on a ground', () => {
    expect(verdictOf({ device: 'radar', sign: ['pole', 'web'] })).toBe('allowed');
    expect(verdictOf({ device: 'odd', sign: ['pole', 'web'] })).toBe('unknown');
  });

  it('is with measures when one is lacking', () => {
    expect(verdictOf({ device: 'radar', sign: ['pole'] })).toBe('measures');
    expect(verdictOf({ device: 'radar', sign: ['none'] })).toBe('measures');
  });

  it('is stop as soon as one rule stops, whatever is open', () => {
    expect(judgeCheck(check, { device: 'camera', stored: 'yes' })).toMatchObject({ verdict: 'stop', open: ['sign'] });
  });

  it('leaves out the answer to a question that is not asked', () => {
    expect(judgeCheck(check, { device: 'radar', sign: ['pole', 'web'], stored: 'yes' })).toMatchObject({
      verdict: 'allowed',
      asked: ['device', 'sign'],
    });
  });

  it('puts the heaviest finding first', () => {
    const { findings } = judgeCheck(check, { device: 'camera', sign: ['none'], stored: 'yes' });
    expect(findings.map(({ rule: id }) => id)).toEqual(['stored', 'no-sign', 'ground']);
  });
});

describe('answers that do not fit', () => {
  it.each([
    ['an unknown question', { odd: 'x' }],
    ['an unknown value', { device: 'tank' }],
    ['a list where one value goes', { device: ['camera'] }],
    ['one value where a list goes', { sign: 'pole' }],
    ['what stands alone, with others', { sign: ['none', 'pole'] }],
  ])('are named: %s', (_, answers) => {
    expect(findAnswerFaults(check, answers).map(({ question }) => question)).toEqual(Object.keys(answers));
  });

  it('are not those that are empty', () => {
    expect(findAnswerFaults(check, { device: '', sign: [] })).toEqual([]);
  });
});
