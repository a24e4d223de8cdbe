import { type CheckAnswers, type CheckQuestion, type CheckVerdict, judgeCheck } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privacyCheck as check } from './privacy-check.ts';
import { inOrder, situations } from './situations.test-kit.ts';

/** Milder first. Unknown stands after measures: who knows less may do less. */
const severity: readonly CheckVerdict[] = ['allowed', 'measures', 'unknown', 'stop'];
const severityOf = (answers: CheckAnswers) => severity.indexOf(judgeCheck(check, answers).verdict);

const choices = check.questions.filter(({ options }) => options.length > 0);

/** Any answers to any of the questions; some stay open. */
const someAnswers = fc.record(
  Object.fromEntries(check.questions.map((question) => [question.id, answerTo(question)])),
  { requiredKeys: [] },
) as fc.Arbitrary<CheckAnswers>;

/** Every question answered, asked or not. */
const allAnswers = fc.record(
  Object.fromEntries(check.questions.map((question) => [question.id, answerTo(question)])),
) as fc.Arbitrary<CheckAnswers>;

/** Like the situation in order in most answers: random ones nearly always end in stop and would show little. */
const nearlyInOrder = fc
  .tuple(
    fc.constantFrom(inOrder, ...situations.map(({ answers }) => answers)),
    allAnswers,
    fc.subarray(choices, { maxLength: 4 }),
  )
  .map(([base, other, changed]) => {
    const answers = { ...base };
    for (const { id } of changed) answers[id] = other[id] ?? '';
    return answers;
  });

function answerTo(question: CheckQuestion): fc.Arbitrary<string | string[]> {
  const values = question.options.map(({ value }) => value);
  if (question.kind === 'one') return fc.constantFrom(...values);
  if (question.kind !== 'some') return fc.constantFrom('x', '2027-01-01');
  const alone = question.options.filter(({ exclusive }) => exclusive).map(({ value }) => [value]);
  const together = question.options.filter(({ exclusive }) => !exclusive).map(({ value }) => value);
  return fc.oneof(fc.subarray(together, { minLength: 1 }), ...alone.map((value) => fc.constant(value)));
}

/** Every answer set that differs by one higher risk in one answered question. */
function riskier(answers: CheckAnswers): { question: string; value: string; answers: CheckAnswers }[] {
  return choices.flatMap(({ id, kind, options }) => {
    const answer = answers[id];
    if (answer === undefined || answer.length === 0) return [];
    if (kind === 'some') {
      const given = [answer].flat();
      const kept = given.filter((value) => !options.some((option) => option.value === value && option.exclusive));
      return options
        .filter(({ value, risk }) => risk !== undefined && !given.includes(value))
        .map(({ value }) => ({ question: id, value, answers: { ...answers, [id]: [...kept, value] } }));
    }
    const now = options.find(({ value }) => value === answer)?.risk;
    if (now === undefined) return [];
    return options
      .filter(({ risk }) => risk !== undefined && risk > now)
      .map(({ value }) => ({ question: id, value, answers: { ...answers, [id]: value } }));
  });
}

function worsened(answers: CheckAnswers): string[] {
  const before = severityOf(answers);
  return riskier(answers)
    .filter((change) => severityOf(change.answers) < before)
    .map(({ question, value }) => `${question}: ${value} makes it milder`);
}

describe('a risk more', () => {
  it('never makes an outcome milder, from any described situation', () => {
    expect(situations.flatMap(({ title, answers }) => worsened(answers).map((fault) => `${title}: ${fault}`))).toEqual(
      [],
    );
  });

  it('never makes an outcome milder, from situations nearby', () => {
    fc.assert(
      fc.property(nearlyInOrder, (answers) => {
        expect(worsened(answers)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes an outcome milder, from any answers', () => {
    fc.assert(
      fc.property(allAnswers, (answers) => {
        expect(worsened(answers)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is not answered', () => {
  it('is never allowed: no answers at all', () => {
    const outcome = judgeCheck(check, {});
    expect(outcome.verdict).toBe('unknown');
    expect(outcome.findings).toEqual([]);
    expect(outcome.open.length).toBeGreaterThan(20);
  });

  it('is never allowed: one open question is enough', () => {
    for (const { answers } of situations) {
      for (const id of judgeCheck(check, answers).asked) {
        const { [id]: _, ...rest } = answers;
        const { verdict, open } = judgeCheck(check, rest);
        expect(['unknown', 'stop']).toContain(verdict);
        expect(open).toContain(id);
      }
    }
  });

  it('is never allowed: whatever subset was answered', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { verdict, open, findings } = judgeCheck(check, answers);
        if (open.length > 0) expect(['unknown', 'stop']).toContain(verdict);
        if (verdict === 'allowed' || verdict === 'measures')
          expect(findings.some(({ outcome }) => outcome === 'allowed')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same verdict twice, and whatever the order of the choices', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const turned = Object.fromEntries(
          Object.entries(answers)
            .reverse()
            .map(([id, answer]) => [id, Array.isArray(answer) ? [...answer].reverse() : answer]),
        );
        expect(judgeCheck(check, turned)).toEqual(judgeCheck(check, answers));
      }),
      { numRuns: 200 },
    );
  });
});
