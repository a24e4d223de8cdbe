import type { Language } from '../../foundation/http/language.ts';
import { type CaseNewsSort, countSorts } from '../case-news.ts';

type Words = Readonly<Record<CaseNewsSort, (count: number) => string>>;

const words: Readonly<Record<Language, Words>> = {
  nl: {
    opened: () => 'het is geopend',
    agreement: (count) => (count === 1 ? 'een afspraak' : `${count} afspraken`),
    task: (count) => (count === 1 ? 'een taak' : `${count} taken`),
    verdict: (count) => (count === 1 ? 'een maatregel is beoordeeld' : `${count} maatregelen zijn beoordeeld`),
    other: (count) => (count === 1 ? 'een andere verandering' : `${count} andere veranderingen`),
  },
  en: {
    opened: () => 'it was opened',
    agreement: (count) => (count === 1 ? 'an agreement' : `${count} agreements`),
    task: (count) => (count === 1 ? 'a task' : `${count} tasks`),
    verdict: (count) => (count === 1 ? 'a measure was judged' : `${count} measures were judged`),
    other: (count) => (count === 1 ? 'another change' : `${count} other changes`),
  },
};

export interface CaseLine {
  readonly caseId: number;
  /** Of one that asks something: what. */
  readonly cause: string;
  /** Of everything that it tells of. */
  readonly causes: readonly string[];
  /** false: the label of the case keeps what happened in it among some. */
  readonly tellsWhat: boolean;
  readonly place: string | null;
}

/**
 * What happened in a case, by its number and never by its name: a name may be for others, or come too early for who has a signal to
 * answer first.
 * @example caseLine({ caseId: 7, cause: '', causes: ['case:7:3:task'], tellsWhat: true, place: 'Plein' }, 'nl') // 'Er is nieuws in dossier 7 in Plein: een taak.'
 */
export function caseLine({ caseId, cause, causes, tellsWhat, place }: CaseLine, language: Language): string {
  const nl = language === 'nl';
  const where = nl
    ? `dossier ${caseId}${place === null ? '' : ` in ${place}`}`
    : `case ${caseId}${place === null ? '' : ` at ${place}`}`;
  const [, , topic] = cause.split(':');
  if (topic === 'readings')
    return nl
      ? `Een maatregel van ${where} begon met spoed. Er zijn nog duidingen nodig.`
      : `A measure of ${where} began in a hurry. Interpretations are still needed.`;
  if (topic === 'day')
    return nl
      ? `De stopdag of laatste dag van een maatregel van ${where} is er. Besluit of hij doorgaat.`
      : `The stop day or last day of a measure of ${where} has come. Decide whether it goes on.`;
  const sorts = tellsWhat ? countSorts(causes).map(([sort, count]) => words[language][sort](count)) : [];
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(sorts);
  const what = list === '' ? '' : `: ${list}`;
  if (causes.length < 2) return nl ? `Er is nieuws in ${where}${what}.` : `There is news in ${where}${what}.`;
  return nl
    ? `Er is ${causes.length} keer nieuws in ${where}${what}.`
    : `There are ${causes.length} pieces of news in ${where}${what}.`;
}
