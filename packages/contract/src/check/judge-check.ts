import type {
  CheckAnswers,
  CheckAtom,
  CheckCondition,
  CheckFinding,
  CheckOutcome,
  CheckQuestion,
  CheckVerdict,
  PrivacyCheck,
  RuleOutcome,
} from './check.ts';

/** Three values (Kleene 1952): what hangs on an unanswered question is undefined, neither true nor false. */
type Truth = boolean | undefined;

const weight: Readonly<Record<RuleOutcome, number>> = { stop: 2, measures: 1, allowed: 0 };

/**
 * What follows from these answers. Pure; the same in the server and in the page.
 *
 * Stop as soon as one stop rule holds. Else unknown while a question is open, or while no ground (a rule that allows)
 * holds. Else with measures when a measure rule holds. Else allowed.
 *
 * @example judgeCheck(check, {}).verdict // 'unknown'
 */
export function judgeCheck(check: PrivacyCheck, answers: CheckAnswers): CheckOutcome {
  const reading = new Reading(check, answers);
  const asked = check.questions.filter((question) => reading.isAsked(question) === true);
  const open = asked.filter(({ id }) => isOpen(answers[id]));
  const findings = check.rules
    .filter((rule) => reading.holds(rule.when) === true)
    .map(({ id, version, outcome, reason, remedy, sources }) => ({
      rule: id,
      version,
      outcome,
      reason,
      remedy,
      sources,
    }))
    .sort((a, b) => weight[b.outcome] - weight[a.outcome]);
  return {
    version: check.version,
    verdict: verdictOf(findings, open.length),
    findings,
    asked: asked.map(({ id }) => id),
    open: open.map(({ id }) => id),
  };
}

function verdictOf(findings: readonly CheckFinding[], open: number): CheckVerdict {
  const has = (outcome: RuleOutcome) => findings.some((finding) => finding.outcome === outcome);
  if (has('stop')) return 'stop';
  if (open > 0 || !has('allowed')) return 'unknown';
  return has('measures') ? 'measures' : 'allowed';
}

/** Answers that do not fit the check: each with the question and what is wrong. Empty when all fit. */
export function findAnswerFaults(check: PrivacyCheck, answers: CheckAnswers): { question: string; fault: string }[] {
  const questions = new Map(check.questions.map((question) => [question.id, question]));
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = questions.get(id);
    const fault = question ? faultOf(question, answer) : 'is no question of this check';
    return fault ? [{ question: id, fault }] : [];
  });
}

function faultOf(question: CheckQuestion, answer: string | string[]): string | undefined {
  if ((question.kind === 'some') !== Array.isArray(answer))
    return question.kind === 'some' ? 'takes a list of values' : 'takes one value';
  if (question.kind === 'text') return undefined;
  if (question.kind === 'date')
    return answer === '' || /^\d{4}-\d{2}-\d{2}$/.test(String(answer)) ? undefined : 'takes a date (YYYY-MM-DD)';
  const given = [answer].flat().filter((value) => value !== '');
  const wrong = given.find((value) => !question.options.some((option) => option.value === value));
  if (wrong !== undefined) return `has no value ${wrong}`;
  const alone = question.options.find((option) => option.exclusive && given.includes(option.value));
  return alone && given.length > 1 ? `${alone.value} stands alone` : undefined;
}

/** An answer that says nothing: absent, empty, or only spaces. */
export function isOpen(answer: string | readonly string[] | undefined): boolean {
  return answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0);
}

class Reading {
  readonly #check: PrivacyCheck;
  readonly #answers: CheckAnswers;
  readonly #questions: ReadonlyMap<string, CheckQuestion>;
  readonly #facts = new Map<string, Truth>();

  constructor(check: PrivacyCheck, answers: CheckAnswers) {
    this.#check = check;
    this.#answers = answers;
    this.#questions = new Map(check.questions.map((question) => [question.id, question]));
  }

  isAsked(question: CheckQuestion): Truth {
    return question.askedWhen ? this.holds(question.askedWhen) : true;
  }

  holds(condition: CheckCondition): Truth {
    return some(condition.map((alternative) => every(alternative.map((atom) => this.#atom(atom)))));
  }

  #atom(atom: CheckAtom): Truth {
    if ('fact' in atom) return this.#fact(atom.fact);
    const question = this.#questions.get(atom.question);
    if (!question) return undefined;
    const asked = this.isAsked(question);
    if (asked !== true) return asked;
    const answer = this.#answers[atom.question];
    if (answer === undefined || isOpen(answer)) return undefined;
    const given = [answer].flat();
    if ('is' in atom) return given.some((value) => atom.is.includes(value));
    if ('includes' in atom) return given.some((value) => atom.includes.includes(value));
    return atom.lacks.some((value) => !given.includes(value));
  }

  /** A fact uses only facts above it, so this ends. */
  #fact(id: string): Truth {
    if (this.#facts.has(id)) return this.#facts.get(id);
    const fact = this.#check.facts.find((one) => one.id === id);
    const truth = fact && this.holds(fact.when);
    this.#facts.set(id, truth);
    return truth;
  }
}

function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}
