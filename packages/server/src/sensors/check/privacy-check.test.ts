import {
  type CheckAnswers,
  type CheckCondition,
  findAnswerFaults,
  judgeCheck,
  PrivacyCheck,
} from '@wijkritme/contract';
import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { privacyCheck as check } from './privacy-check.ts';
import { inOrder, situations } from './situations.test-kit.ts';

const rule = (id: string) => check.rules.find((one) => one.id === id);

describe('described situations', () => {
  it('are at least forty, with titles of their own', () => {
    expect(situations.length).toBeGreaterThanOrEqual(40);
    expect(new Set(situations.map(({ title }) => title)).size).toBe(situations.length);
  });

  for (const { title, answers, verdict, rule: id, source } of situations)
    it(`${title}: ${verdict}, by ${id}`, () => {
      expect(findAnswerFaults(check, answers)).toEqual([]);
      const outcome = judgeCheck(check, answers);
      const deciding = outcome.findings.find((finding) => finding.rule === id);
      expect(outcome.open).toEqual([]);
      expect([outcome.verdict, outcome.findings.map((finding) => finding.rule)]).toEqual([
        verdict,
        expect.arrayContaining([id]),
      ]);
      expect(deciding?.sources.map(({ law, article }) => `${law} ${article}`)).toContain(source);
    });

  it('make every rule fire, so that no rule is dead', () => {
    const fired = new Set(situations.flatMap(({ answers }) => judgeCheck(check, answers).findings.map((f) => f.rule)));
    expect(check.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  });

  it('ask every question, so that no question is dead', () => {
    const asked = new Set(situations.flatMap(({ answers }) => judgeCheck(check, answers).asked));
    expect(check.questions.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  });

  it('use every choice of the device question', () => {
    const used = new Set(situations.map(({ answers }) => answers.device));
    const choices = check.questions.find(({ id }) => id === 'device')?.options.map(({ value }) => value);
    expect(choices?.filter((value) => !used.has(value))).toEqual(['other']);
  });
});

describe('predictive scoring of persons', () => {
  it('stops whatever else is answered, also when nothing else is', () => {
    expect(judgeCheck(check, { software: ['predicts-crime'] }).verdict).toBe('stop');
    expect(judgeCheck(check, { device: 'scoring' }).verdict).toBe('stop');
    for (const { answers } of situations) {
      const scoring: CheckAnswers = { ...answers, software: ['predicts-crime'] };
      expect(judgeCheck(check, scoring).verdict).toBe('stop');
    }
  });
});

describe('the check as data', () => {
  it('is JSON of the published shape', () => {
    expect(Check(PrivacyCheck, check)).toBe(true);
    expect(JSON.parse(JSON.stringify(check))).toEqual(check);
  });

  it('has the 13 steps and the 5 preconditions, each with a question, in order', () => {
    const steps = Array.from({ length: 13 }, (_, i) => `${i + 1}`);
    const ids = check.parts.map(({ id }) => id);
    expect([...ids].sort()).toEqual([...steps, 'p1', 'p2', 'p3', 'p4', 'p5'].sort());
    const order = check.questions.map(({ part }) => ids.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order)).toEqual(new Set(ids.keys()));
  });

  it('has every id once', () => {
    for (const list of [check.parts, check.questions, check.facts, check.laws, check.rules]) {
      const ids = list.map(({ id }) => id);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    }
  });

  it('names only questions, values, facts and laws that exist', () => {
    const wrong: string[] = [];
    const conditions: [string, CheckCondition][] = [
      ...check.rules.map(({ id, when }): [string, CheckCondition] => [id, when]),
      ...check.facts.map(({ id, when }): [string, CheckCondition] => [id, when]),
      ...check.questions.flatMap(({ id, askedWhen }): [string, CheckCondition][] =>
        askedWhen ? [[id, askedWhen]] : [],
      ),
    ];
    for (const [id, condition] of conditions)
      for (const atom of condition.flat()) {
        if ('fact' in atom) {
          if (!check.facts.some((fact) => fact.id === atom.fact)) wrong.push(`${id}: fact ${atom.fact}`);
          continue;
        }
        const question = check.questions.find((one) => one.id === atom.question);
        const isChoiceOfOne = 'is' in atom;
        const values = 'is' in atom ? atom.is : 'includes' in atom ? atom.includes : atom.lacks;
        if (question?.kind !== (isChoiceOfOne ? 'one' : 'some')) wrong.push(`${id}: question ${atom.question}`);
        for (const value of values)
          if (!question?.options.some((option) => option.value === value))
            wrong.push(`${id}: ${atom.question} ${value}`);
      }
    for (const { id, sources } of check.rules)
      for (const { law } of sources) if (!check.laws.some((one) => one.id === law)) wrong.push(`${id}: law ${law}`);
    expect(wrong).toEqual([]);
  });

  it('has facts that use only facts above them', () => {
    const above = new Set<string>();
    for (const { id, when } of check.facts) {
      for (const atom of when.flat()) if ('fact' in atom) expect([id, above.has(atom.fact)]).toEqual([id, true]);
      above.add(id);
    }
  });

  it('uses every law and every fact', () => {
    const text = JSON.stringify([check.rules, check.questions, check.facts.map(({ when }) => when)]);
    expect(check.laws.filter(({ id }) => !text.includes(`"law":"${id}"`))).toEqual([]);
    expect(check.facts.filter(({ id }) => !text.includes(`"fact":"${id}"`))).toEqual([]);
  });

  it('says of a rule for which no primary text was read that it is not verified, and keeps those few', () => {
    const notVerified = check.rules.flatMap(({ sources }) =>
      sources.filter(({ checked }) => checked === 'not-verified'),
    );
    expect(notVerified.map(({ law, article }) => `${law} ${article}`).sort()).toEqual([
      'criminal-code 139a and 139b',
      'police-act 3',
      'telecom-act 11.7a',
      'woo 4.1 and 5.1',
    ]);
  });

  it('has stop rules whose remedy says what to change', () => {
    for (const { id, remedy } of check.rules) expect([id, remedy.nl.length > 10]).toEqual([id, true]);
    expect(rule('predicts-offence')?.sources[0]).toMatchObject({ law: 'ai-act', article: '5(1)(d)' });
  });
});

describe('texts of the check', () => {
  const texts = textsOf(check, '');
  const sentences = (text: string) => text.split(/(?<=[.!?:;])\s+/);
  const words = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;

  it('are there in both languages', () => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(texts.filter(([path]) => path.endsWith('.nl')).length).toBe(
      texts.filter(([path]) => path.endsWith('.en')).length,
    );
  });

  it('have at most twenty words a sentence', () => {
    expect(texts.filter(([, text]) => sentences(text).some((sentence) => words(sentence) > 20))).toEqual([]);
  });

  it('say "u", never "je"', () => {
    expect(texts.filter(([path, text]) => path.endsWith('.nl') && /\b(je|jij|jouw)\b/i.test(text))).toEqual([]);
  });
});

it('the situation in order is what the others differ from', () => {
  expect(judgeCheck(check, inOrder).verdict).toBe('allowed');
});

function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return /\.(nl|en)$/.test(path) ? [[path, value]] : [];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}
