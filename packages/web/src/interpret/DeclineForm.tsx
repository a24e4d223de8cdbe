import type { SignalInterpretations } from '@wijkritme/contract';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { AnswerError } from './AnswerError.tsx';
import { useInterpretText } from './texts.ts';
import { useAnswering } from './use-answering.ts';

/** Two steps, for it cannot be taken back. */
export function DeclineForm({ all, personId }: { all: SignalInterpretations; personId: number }) {
  const text = useInterpretText();
  const [role] = all.roles;
  const decline = useAnswering({ signalId: all.signalId, personId }, () =>
    api.declineInterpretation({ id: all.signalId, body: role ? { role } : {} }),
  );
  return (
    <Details summary={text.declineSummary}>
      <p>{text.declineWhat}</p>
      {decline.error ? <AnswerError error={decline.error} onLook={decline.look} /> : null}
      <Button onClick={() => decline.mutate(undefined)}>{decline.isPending ? text.busy : text.decline}</Button>
    </Details>
  );
}
