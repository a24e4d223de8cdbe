import type { CheckAnswers, PrivacyCheck } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { Heading, VisuallyHidden } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { answerInWords } from './answer-words.ts';
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
              <dd>{answerInWords(question, answers[question.id], language) ?? text.noAnswer}</dd>
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
