import type { OwnFeedback, QueuedSignal } from '@wijkritme/contract';
import { useState } from 'react';
import { QueueFeedback } from '../feedback/QueueFeedback.tsx';
import { Details } from '../ui/index.ts';
import { AssignForm } from './AssignForm.tsx';
import { assigneeName } from './assignee-name.ts';
import { DaysLeft } from './DaysLeft.tsx';
import { useQueueText } from './texts.ts';

interface QueuedWorkProps {
  readonly item: QueuedSignal;
  readonly personId: number;
  readonly own: OwnFeedback | undefined;
}

/** What hangs under a signal for who works on it: days left, who has it, and one's own verdict. */
export function QueuedWork({ item: { signal, work }, personId, own }: QueuedWorkProps) {
  const text = useQueueText();
  const [opened, setOpened] = useState(false);
  if (!work) return null;
  return (
    <>
      <p>
        <DaysLeft work={work} />
      </p>
      <div data-key="assign">
        <Details summary={text.summary(assigneeName(work.assignee, text))} onToggle={(open) => open && setOpened(true)}>
          {opened ? <AssignForm work={work} placeId={signal.placeId} personId={personId} /> : null}
        </Details>
      </div>
      <QueueFeedback signalId={signal.id} placeId={signal.placeId} personId={personId} own={own} />
    </>
  );
}
