import { type CheckOutcome, isOpen, type PrivacyCheck } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { Alert, Heading, LinkButton } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { paths } from '../workbench/paths.ts';
import { OpenFile } from './OpenFile.tsx';
import { StartAgain } from './StartAgain.tsx';
import { useCheckText } from './texts.ts';
import type { AnswerBook } from './use-answers.ts';

interface StartProps {
  readonly check: PrivacyCheck;
  readonly book: AnswerBook;
  readonly outcome: CheckOutcome;
}

/** What the check is, where one is in it, and all its steps. */
export function Start({ check, book, outcome }: StartProps) {
  const text = useCheckText();
  const first = outcome.open[0] ?? outcome.asked[0];
  const hasBegun = Object.values(book.answers).some((answer) => !isOpen(answer));
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.lead}</p>
      <div className="prose">
        {text.intro.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {book.dropped > 0 ? <Alert tone="info" title={text.dropped(book.dropped)} /> : null}
      <p className="check-actions">
        <LinkButton variant="primary" href={outcome.open.length > 0 ? paths.check(first) : paths.check('uitkomst')}>
          {outcome.open.length === 0 ? text.toOutcome : hasBegun ? text.goOn : text.begin}
        </LinkButton>
        {hasBegun && outcome.open.length > 0 ? (
          <LinkButton href={paths.check('uitkomst')}>{text.toOutcome}</LinkButton>
        ) : null}
      </p>
      <section>
        <Heading level={2}>{text.parts}</Heading>
        <p className="note">{text.answered(outcome.asked.length - outcome.open.length, outcome.asked.length)}</p>
        <Parts check={check} outcome={outcome} />
      </section>
      <section>
        <Heading level={2}>{text.keep}</Heading>
        <OpenFile check={check} onOpen={book.replace} />
        {hasBegun ? <StartAgain onAgain={() => book.replace({})} /> : null}
      </section>
      <p className="note">{text.version(check.version)}</p>
    </>
  );
}

function Parts({ check, outcome }: { check: PrivacyCheck; outcome: CheckOutcome }) {
  const text = useCheckText();
  const { language } = useLanguage();
  return (
    <ol className="check-parts">
      {check.parts.map(({ id, title }) => {
        const own = check.questions.filter((question) => question.part === id).map((question) => question.id);
        const asked = own.filter((question) => outcome.asked.includes(question));
        const open = asked.filter((question) => outcome.open.includes(question));
        const state =
          asked.length === 0 ? 'skipped' : open.length === 0 ? 'done' : open.length < asked.length ? 'some' : 'open';
        const name = text.stepOf(text.step(id), title[language]);
        return (
          <li key={id}>
            {asked[0] ? <a href={paths.check(open[0] ?? asked[0])}>{name}</a> : name}{' '}
            <span className="check-parts__state">({text.partStates[state]})</span>
          </li>
        );
      })}
    </ol>
  );
}
