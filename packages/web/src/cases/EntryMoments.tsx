import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { TaskTick } from './TaskTick.tsx';
import { useCasesText } from './texts.ts';

/** Where something that follows from an agreement leads to. */
export function anchorOfEntry({ id, kind }: Pick<CaseEntry, 'id' | 'kind'>): string | undefined {
  return kind === 'agreement' ? `afspraak-${id}` : undefined;
}

/** An agreement on its day, with its parties and who wrote it down. */
export function AgreementMoment({ entry }: { entry: CaseEntry }) {
  const text = useCasesText();
  const { longDate } = useFormat();
  const { words, date, parties, role, organisation } = entry;
  return (
    <>
      <p className="items__note">
        {text.agreement}. {text.on(longDate(date))}
      </p>
      <p className="interpretations__words">{words}</p>
      <p className="items__sentence">
        {text.with(parties.map(({ name }) => name).join(', '))} {text.wrote(text.roles[role], organisation.name)}
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
