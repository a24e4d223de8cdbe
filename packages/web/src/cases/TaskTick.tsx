import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Badge, Button } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Whether a task is done, and the button that says so. */
export function TaskTick({ task, file }: { task: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const isDone = task.doneAt !== null;
  const tick = useCaseChange(file.id, (done: boolean) =>
    api.changeCaseTask({ id: file.id, entry: task.id, body: { done, version: task.version } }),
  );
  return (
    <>
      {tick.error ? <AnswerError error={tick.error} onLook={tick.look} /> : null}
      <div className="toolbar toolbar--middle">
        <Badge tone={isDone ? 'ok' : 'info'} shape={isDone ? 'circle' : 'square'}>
          {isDone ? text.done : text.notDone}
        </Badge>
        <Button onClick={() => tick.mutate(!isDone)}>{isDone ? text.untick(task.words) : text.tick(task.words)}</Button>
      </div>
    </>
  );
}
