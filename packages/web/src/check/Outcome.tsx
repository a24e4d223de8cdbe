import type { CheckOutcome, PrivacyCheck, RuleOutcome } from '@wijkritme/contract';
import { useLanguage, useText } from '../i18n/language.ts';
import { Alert, Breadcrumb, Button, Heading } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { paths } from '../workbench/paths.ts';
import { AnswerList } from './AnswerList.tsx';
import { toCheckFile, toOutcomeFile } from './check-file.ts';
import { Findings } from './Findings.tsx';
import { OpenFile } from './OpenFile.tsx';
import { SavePdf } from './SavePdf.tsx';
import { StartAgain } from './StartAgain.tsx';
import { saveJson } from './save-file.ts';
import { useCheckText } from './texts.ts';
import type { AnswerBook } from './use-answers.ts';

interface OutcomeProps {
  readonly check: PrivacyCheck;
  readonly book: AnswerBook;
  readonly outcome: CheckOutcome;
}

const tones = { allowed: 'ok', measures: 'warning', stop: 'error', unknown: 'info' } as const;
const groups: readonly RuleOutcome[] = ['stop', 'measures', 'allowed'];

/** What follows from the answers, with reason, article and what to change; to print and to save. */
export function Outcome({ check, book, outcome }: OutcomeProps) {
  const text = useCheckText();
  const { shell } = useText();
  const title = text.verdicts[outcome.verdict];
  return (
    <>
      <PageTitle topic={title} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: text.title, href: paths.check() }, { label: text.outcome }]}
      />
      <Heading level={1}>{title}</Heading>
      <Alert tone={tones[outcome.verdict]} title={text.verdictTexts[outcome.verdict]} />
      <OpenQuestions check={check} outcome={outcome} />
      {groups.map((group) => (
        <Findings
          key={group}
          title={text.groups[group]}
          laws={check.laws}
          findings={outcome.findings.filter((finding) => finding.outcome === group)}
        />
      ))}
      <AnswerList check={check} answers={book.answers} asked={outcome.asked} />
      <Keep check={check} book={book} outcome={outcome} />
      <p className="note">{text.version(check.version)}</p>
    </>
  );
}

function OpenQuestions({ check, outcome }: Omit<OutcomeProps, 'book'>) {
  const text = useCheckText();
  const { language } = useLanguage();
  if (outcome.open.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{text.openQuestions}</Heading>
      <ul className="check-open">
        {check.questions
          .filter(({ id }) => outcome.open.includes(id))
          .map(({ id, text: words }) => (
            <li key={id}>
              <a href={paths.check(id)}>{words[language]}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Keep({ check, book, outcome }: OutcomeProps) {
  const text = useCheckText();
  return (
    <section className="check-keep">
      <Heading level={2}>{text.keep}</Heading>
      <div className="check-actions">
        <Button variant="primary" onClick={() => window.print()}>
          {text.print}
        </Button>
        <SavePdf check={check} answers={book.answers} outcome={outcome} />
        <Button onClick={() => saveJson(text.fileNames.outcome, toOutcomeFile(check, book.answers, outcome))}>
          {text.saveOutcome}
        </Button>
        <Button onClick={() => saveJson(text.fileNames.answers, toCheckFile(check, book.answers))}>
          {text.saveAnswers}
        </Button>
      </div>
      <p className="note">{text.keepHint}</p>
      <OpenFile check={check} onOpen={book.replace} />
      <StartAgain onAgain={() => book.replace({})} />
    </section>
  );
}
