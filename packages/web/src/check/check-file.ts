import {
  type CheckAnswers,
  type CheckFile,
  type CheckOutcome,
  findAnswerFaults,
  type PrivacyCheck,
} from '@wijkritme/contract';

export const MAX_FILE_BYTES = 200_000;

export interface OpenedAnswers {
  readonly answers: CheckAnswers;
  /** Answers that do not fit this version of the check. */
  readonly dropped: number;
}

/** What is saved: in the browser and as a file. */
export function toCheckFile(check: PrivacyCheck, answers: CheckAnswers): CheckFile {
  return { kind: 'wijkritme-privacy-check', version: check.version, answers };
}

/** The outcome with what it was computed from, so that somebody else can compute it again. */
export function toOutcomeFile(check: PrivacyCheck, answers: CheckAnswers, outcome: CheckOutcome) {
  const asked = new Set(outcome.asked);
  const used = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
  const laws = new Set(outcome.findings.flatMap(({ sources }) => sources.map(({ law }) => law)));
  return {
    kind: 'wijkritme-privacy-check-outcome',
    ...outcome,
    answers: used,
    laws: check.laws.filter(({ id }) => laws.has(id)),
  };
}

/** A saved check from a file or from the browser; undefined when it is none. Answers that do not fit are left out. */
export function parseCheckFile(check: PrivacyCheck, text: string): OpenedAnswers | undefined {
  const file = maybeJson(text);
  if (!isRecord(file) || file.kind !== 'wijkritme-privacy-check' || !isRecord(file.answers)) return undefined;
  const given = Object.entries(file.answers);
  const readable = given.filter((entry): entry is [string, string | string[]] => isAnswer(entry[1]));
  const faulty = new Set(findAnswerFaults(check, Object.fromEntries(readable)).map(({ question }) => question));
  const kept = readable.filter(([id]) => !faulty.has(id));
  return { answers: Object.fromEntries(kept), dropped: given.length - kept.length };
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAnswer = (value: unknown): value is string | string[] =>
  (typeof value === 'string' && value.length <= 2_000) ||
  (Array.isArray(value) && value.length <= 30 && value.every((item) => typeof item === 'string'));
