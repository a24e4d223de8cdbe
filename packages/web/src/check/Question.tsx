import { type CheckOutcome, type CheckQuestion, isOpen, type PrivacyCheck } from '@wijkritme/contract';
import { type FormEvent, useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { Alert, Button, LinkButton, ProgressBar } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { paths } from '../workbench/paths.ts';
import { AnswerField } from './AnswerField.tsx';
import { useCheckText } from './texts.ts';
import type { AnswerBook } from './use-answers.ts';

interface QuestionProps {
  readonly check: PrivacyCheck;
  readonly question: CheckQuestion;
  readonly book: AnswerBook;
  readonly outcome: CheckOutcome;
}

/** One question a page. An answer is kept at once; "next" only goes on. */
export function Question({ check, question, book, outcome }: QuestionProps) {
  const text = useCheckText();
  const { language } = useLanguage();
  const go = useGo();
  const heading = useFocusAfterStep();
  const part = check.parts.find(({ id }) => id === question.part);
  const at = outcome.asked.indexOf(question.id);
  const answer = book.answers[question.id];
  const before = outcome.asked[at - 1];
  const after = outcome.asked[at + 1];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(paths.check(after ?? 'uitkomst'));
  };
  return (
    <>
      <PageTitle topic={question.text[language]} section={text.title} />
      <div className="check-head">
        <p className="check-head__part">{part ? text.stepOf(text.step(part.id), part.title[language]) : null}</p>
        <ProgressBar
          label={text.progress}
          value={at + 1}
          max={outcome.asked.length}
          text={text.questionOf(at + 1, outcome.asked.length)}
        />
      </div>
      <form className="check-question" onSubmit={submit} noValidate>
        <AnswerField
          question={question}
          answer={answer}
          headingRef={heading}
          onAnswer={(value) => book.answer(question.id, value)}
        />
        {at < 0 ? <Alert tone="info" title={text.gone} /> : null}
        {book.isKept ? null : <Alert tone="warning" title={text.notKept} />}
        {outcome.verdict === 'stop' ? (
          <Alert tone="warning" title={text.alreadyStop}>
            <p>
              <a href={paths.check('uitkomst')}>{text.seeWhy}</a>
            </p>
          </Alert>
        ) : null}
        <div className="check-actions">
          <Button variant="primary" type="submit">
            {isOpen(answer) ? text.skip : after ? text.next : text.toOutcome}
          </Button>
          <LinkButton variant="subtle" href={paths.check(before)}>
            {before ? text.back : text.toStart}
          </LinkButton>
        </div>
      </form>
      {before ? (
        <p className="more">
          <a href={paths.check()}>{text.toStart}</a>
        </p>
      ) : null}
    </>
  );
}

let lastShown: string | undefined;

/** After a step to another question its heading gets focus; the address of the page stays the same, so the shell does not. */
function useFocusAfterStep() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const here = location.search;
    if (lastShown !== undefined && lastShown !== here) heading.current?.focus({ preventScroll: true });
    lastShown = here;
    return () => {
      if (location.pathname !== paths.check()) lastShown = undefined;
    };
  }, []);
  return heading;
}
