import { type CheckAnswers, type CheckQuestion, isOpen, type PrivacyCheck } from '@wijkritme/contract';
import { type Language, useLanguage } from '../i18n/language.ts';
import { Heading, VisuallyHidden } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useCheckText } from './texts.ts';

interface AnswerListProps {
  readonly check: PrivacyCheck;
  readonly answers: CheckAnswers;
  readonly asked: readonly string[];
}

/** What was answered, each with a way back to its question. */
export function AnswerList({ check, answers, asked }: AnswerListProps) {
  const text = useCheckText();
  const { language } = useLanguage();
  return (
    <section className="check-answers">
      <Heading level={2}>{text.answers}</Heading>
      <dl>
        {check.questions
          .filter(({ id }) => asked.includes(id))
          .map((question) => (
            <div key={question.id} className="check-answers__row">
              <dt>{question.text[language]}</dt>
              <dd>{inWords(question, answers[question.id], language) ?? text.noAnswer}</dd>
              <dd className="check-answers__change">
                <a href={paths.check(question.id)}>
                  {text.change}
                  <VisuallyHidden>: {question.text[language]}</VisuallyHidden>
                </a>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function inWords(
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
