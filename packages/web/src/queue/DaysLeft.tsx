import type { SignalWork } from '@wijkritme/contract';
import { Badge } from '../ui/index.ts';
import { useQueueText } from './texts.ts';

/** Until when one's own interpretation is asked, in words; the shape says “late” too. */
export function DaysLeft({ work: { answered, daysLeft } }: { work: SignalWork }) {
  const text = useQueueText();
  if (answered) return <Badge tone="ok">{text.answered}</Badge>;
  if (daysLeft === null) return null;
  if (daysLeft < 0)
    return (
      <Badge tone="alert" shape="triangle">
        {text.daysLate(-daysLeft)}
      </Badge>
    );
  return (
    <Badge tone="info" shape="square">
      {text.daysLeft(daysLeft)}
    </Badge>
  );
}
