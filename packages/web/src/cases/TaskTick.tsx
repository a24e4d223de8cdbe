import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Badge, Button } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';
import { whoOf } from './who-of.ts';

/** Whether a task is done, and the button that says so. */
export function TaskTick({ task, file }: { task: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const { longDate } = useFormat();
  const { doneAt, doneBy } = task;
  const isDone = doneAt !== null;
  const tick = useCaseChange(file.id, (done: boolean) =>
    api.changeCaseTask({ id: file.id, entry: task.id, body: { done, version: task.version } }),
  );
  return (
    <>
      {tick.error ? <AnswerError error={tick.error} onLook={tick.look} /> : null}
      {isDone ? (
        <p className="items__sentence">
          {doneBy === null
            ? text.tickedOn(longDate(doneAt))
            : text.tickedBy(whoOf(doneBy, text.roles), longDate(doneAt))}
        </p>
      ) : null}
      <div className="toolbar toolbar--middle">
        <Badge tone={isDone ? 'ok' : 'info'} shape={isDone ? 'circle' : 'square'}>
          {isDone ? text.done : text.notDone}
        </Badge>
        <Button onClick={() => tick.mutate(!isDone)}>{isDone ? text.untick(task.words) : text.tick(task.words)}</Button>
      </div>
    </>
  );
}
