import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FeedbackDecision } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import { useBudgetWords } from '../workbench/parts/use-budget-words.ts';
import { decisionsQuery } from './queries.ts';
import { useFeedbackText } from './texts.ts';

/** What was done with proposals; what was taken over can be put back. */
export function Decisions({ place }: { place: number | undefined }) {
  const text = useFeedbackText();
  const { data } = useQuery(decisionsQuery(place));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Details summary={text.decisions}>
      <ul>
        {items.map((decision) => (
          <li key={decision.id}>
            <Decision decision={decision} />
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Decision({ decision }: { decision: FeedbackDecision }) {
  const text = useFeedbackText();
  const format = useFormat();
  const sentence = useDecisionSentence(decision);
  const queryClient = useQueryClient();
  const look = () => {
    for (const queryKey of [keys.allProposals, keys.budgets]) void queryClient.invalidateQueries({ queryKey });
  };
  const undo = useMutation({
    mutationFn: () => api.undoFeedbackDecision({ id: decision.id }),
    onSuccess: look,
  });
  const isOpen = decision.decision === 'applied' && decision.undoneAt === null;
  return (
    <>
      {format.moment(decision.at)}. {sentence}{' '}
      {decision.undoneAt ? text.undone(format.moment(decision.undoneAt)) : null}
      {undo.error ? <ConflictError text={text} error={undo.error} onLook={look} /> : null}
      {isOpen ? (
        <Button variant="subtle" onClick={() => undo.mutate()}>
          {undo.isPending ? text.undoing : text.undo}
        </Button>
      ) : null}
    </>
  );
}

function useDecisionSentence({ kind, decision, placeName, before, after, event }: FeedbackDecision): string {
  const text = useFeedbackText();
  const words = useBudgetWords();
  const place = placeName ?? '–';
  const amount = (perWeek: number | null) => (perWeek === null ? text.inherited : words(perWeek));
  if (decision === 'dismissed') return text.dismissed[kind](place);
  if (kind === 'event') return text.applied.event(place, event?.name ?? '');
  return text.applied[kind](place, amount(before), amount(after));
}
