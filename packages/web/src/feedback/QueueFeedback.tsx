import { useQuery } from '@tanstack/react-query';
import type { OwnFeedback } from '@wijkritme/contract';
import { useState } from 'react';
import { Details } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { FeedbackForm } from './FeedbackForm.tsx';
import { feedbackQuery } from './queries.ts';
import { useFeedbackText } from './texts.ts';

interface QueueFeedbackProps {
  readonly signalId: number;
  readonly placeId: number | null;
  readonly personId: number;
  /** What this person said of it last. */
  readonly own: OwnFeedback | undefined;
}

/** One's own verdict in the queue: said without leaving the list. */
export function QueueFeedback({ signalId, placeId, personId, own }: QueueFeedbackProps) {
  const text = useFeedbackText();
  const [opened, setOpened] = useState(false);
  const query = useQuery({ ...feedbackQuery(signalId, personId), enabled: opened });
  const known = own ? text.verdicts[own.verdict].toLowerCase() : text.none.toLowerCase();
  return (
    <Details summary={text.summary(known)} onToggle={(open) => open && setOpened(true)}>
      {opened ? (
        <QueryView query={query}>
          {(feedback) => (
            <FeedbackForm
              key={feedback.own[0]?.version ?? 0}
              feedback={feedback}
              personId={personId}
              placeId={placeId}
            />
          )}
        </QueryView>
      ) : null}
    </Details>
  );
}
