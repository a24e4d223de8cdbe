import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Badge, Details } from '../ui/index.ts';
import { StrikeForm } from './StrikeForm.tsx';
import { TaskTick } from './TaskTick.tsx';
import { useCasesText } from './texts.ts';

/** Where something that follows from an agreement leads to. */
export function anchorOfEntry({ id, kind }: Pick<CaseEntry, 'id' | 'kind'>): string | undefined {
  return kind === 'agreement' ? `afspraak-${id}` : undefined;
}

/** An agreement on its day, with its parties and who wrote it down. */
export function AgreementMoment({ entry, file }: { entry: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const { longDate } = useFormat();
  const { words, date, parties, role, organisation, struck, isOwn } = entry;
  return (
    <>
      <p className="items__note">
        {text.agreement}. {text.on(longDate(date))}
      </p>
      {struck === null ? null : <Badge tone="warning">{text.struck}</Badge>}
      <p className="interpretations__words">{struck === null ? words : <s>{words}</s>}</p>
      <p className="items__sentence">
        {text.with(parties.map(({ name }) => name).join(', '))} {text.wrote(text.roles[role], organisation.name)}
      </p>
      {isOwn && struck === null && !file.closed ? (
        <Details summary={text.strike}>
          <StrikeForm entry={entry} file={file} />
        </Details>
      ) : null}
    </>
  );
}

/** An agreement when it was struck, with who did and why. */
export function StruckMoment({ entry: { struck, words } }: { entry: CaseEntry }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  if (struck === null) return null;
  return (
    <>
      <p className="items__note">{dayTime(struck.at)}</p>
      <p className="items__text">{text.struckAt}</p>
      <p className="interpretations__words">{words}</p>
      <p className="items__sentence interpretations__words">
        {text.doneBy(`${text.roles[struck.role]}, ${struck.organisation.name}`)} {text.struckBecause(struck.reason)}
      </p>
    </>
  );
}

/** A task when it was written down, or when it was ticked off. */
export function TaskMoment({ entry, isDone, file }: { entry: CaseEntry; isDone: boolean; file: CaseFile }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  const { words, addedAt, doneAt, role, organisation } = entry;
  return (
    <>
      <p className="items__note">{dayTime(isDone && doneAt !== null ? doneAt : addedAt)}</p>
      <p className="items__text">{isDone ? text.taskDone : text.taskWritten}</p>
      <p className="interpretations__words">{words}</p>
      {isDone ? (
        <TaskTick task={entry} file={file} />
      ) : (
        <p className="items__sentence">{text.wrote(text.roles[role], organisation.name)}</p>
      )}
    </>
  );
}
