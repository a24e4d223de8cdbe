import type { Signal } from '@wijkritme/contract';
import { SignalItems } from '../workbench/parts/SignalItems.tsx';
import { QueueFeedback } from './QueueFeedback.tsx';
import { useQueueFeedback } from './use-queue-feedback.ts';

/** The queue of who works on signals: each with what one said of it. */
export function FeedbackQueue({ items }: { items: readonly Signal[] }) {
  const feedback = useQueueFeedback(items);
  return (
    <SignalItems
      items={items}
      queue
      below={({ id }) =>
        feedback ? <QueueFeedback signalId={id} personId={feedback.personId} own={feedback.of(id)} /> : null
      }
    />
  );
}
