import { type CheckQuestion, isOpen } from '@wijkritme/contract';
import type { Language } from '../i18n/language.ts';

/** An answer as people read it; undefined where there is none. */
export function answerInWords(
  question: CheckQuestion,
  answer: string | string[] | undefined,
  language: Language,
): string | undefined {
  if (answer === undefined || isOpen(answer)) return undefined;
  if (question.options.length === 0) return String(answer);
  const chosen = [answer].flat();
  return question.options
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label[language])
    .join('; ');
}
