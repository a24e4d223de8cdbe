import type { CaseFile } from '@wijkritme/contract';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { api } from '../workbench/api.ts';
import { ReasonForm } from '../workbench/parts/ReasonForm.tsx';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

interface TakeOutFormProps {
  readonly signalId: number;
  readonly file: CaseFile;
  readonly onTaken: () => void;
}

/** Takes a signal out of a case, with a reason that stays. */
export function TakeOutForm({ signalId, file, onTaken }: TakeOutFormProps) {
  const { signalsOf: text, busy, strikeError } = useCasesText();
  const draft = useOwnDraft(`case.${file.id}.take-out.${signalId}`, { reason: '' });
  const { reason } = draft.value;
  const take = useCaseChange(
    file.id,
    () => api.removeCaseSignal({ id: file.id, signal: signalId, body: { reason } }),
    () => {
      draft.drop();
      onTaken();
    },
  );
  return (
    <ReasonForm
      label={text.takeReason}
      hint={text.takeHint}
      missing={strikeError}
      send={take.isPending ? busy : text.takeNow(signalId)}
      reason={reason}
      onChange={(next) => draft.set({ reason: next })}
      onSend={() => take.isPending || take.mutate(undefined)}
    >
      {take.error ? <AnswerError error={take.error} onLook={take.look} /> : null}
    </ReasonForm>
  );
}
