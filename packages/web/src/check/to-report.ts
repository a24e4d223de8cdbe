import type { CheckAnswers, CheckOutcome, CheckSource, PrivacyCheck, RuleOutcome } from '@wijkritme/contract';
import type { Language } from '../i18n/language.ts';
import type { Report, ReportPart } from '../pdf/report.ts';
import { answerInWords } from './answer-words.ts';
import { toCitation } from './articles.ts';
import type { CheckText } from './texts-nl.ts';

const groups: readonly RuleOutcome[] = ['stop', 'measures', 'allowed'];

export interface Judged {
  readonly check: PrivacyCheck;
  readonly answers: CheckAnswers;
  readonly outcome: CheckOutcome;
}

interface Wording {
  readonly text: CheckText;
  readonly language: Language;
  /** The day on which it was made, in words. */
  readonly day: string;
}

/** The outcome as a report: what the page says, in its order, with all answers it was computed from. */
export function toReport({ check, answers, outcome }: Judged, { text, language, day }: Wording): Report {
  const open = check.questions.filter(({ id }) => outcome.open.includes(id)).map((question) => question.text[language]);
  const rows = check.questions
    .filter(({ id }) => outcome.asked.includes(id))
    .map((question) => [
      question.text[language],
      answerInWords(question, answers[question.id], language) ?? text.noAnswer,
    ]);
  return {
    title: `${text.title}: ${text.verdicts[outcome.verdict]}`,
    language,
    lead: text.verdictTexts[outcome.verdict],
    parts: [
      ...(open.length === 0 ? [] : [heading(2, text.openQuestions), { kind: 'list', items: open } as const]),
      ...groups.flatMap((group) => findingsOf({ check, answers, outcome }, group, { text, language, day })),
      heading(2, text.answers),
      { kind: 'table', caption: text.answers, head: [text.question, text.answer], rows, widths: [3, 2] },
    ],
    footer: {
      source: text.version(check.version),
      period: text.madeOn(day),
      definition: text.definition,
      page: text.page,
    },
  };
}

const heading = (level: 2 | 3, text: string): ReportPart => ({ kind: 'heading', level, text });

function findingsOf({ check, outcome }: Judged, group: RuleOutcome, { text, language }: Wording): ReportPart[] {
  const found = outcome.findings.filter((finding) => finding.outcome === group);
  if (found.length === 0) return [];
  const cite = ({ law: id, article, checked }: CheckSource) => {
    const law = check.laws.find((one) => one.id === id);
    const name = [law?.name[language] ?? id, toCitation(article, language)].filter(Boolean).join(', ');
    return text.checked[checked] ? `${name} (${text.checked[checked]})` : name;
  };
  return [
    heading(2, text.groups[group]),
    ...found.flatMap(({ reason, remedy, sources, rule, version }): ReportPart[] => [
      heading(3, reason[language]),
      { kind: 'paragraph', text: `${text.remedy}: ${remedy[language]}` },
      { kind: 'list', items: sources.map(cite) },
      { kind: 'paragraph', text: text.ruleNote(rule, version), isSmall: true },
    ]),
  ];
}
