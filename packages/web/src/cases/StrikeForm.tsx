import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { api } from '../workbench/api.ts';
import { ReasonForm } from '../workbench/parts/ReasonForm.tsx';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Strikes an agreement that one wrote down oneself, with a reason. */
export function StrikeForm({ entry, file }: { entry: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const draft = useOwnDraft(`case.${file.id}.strike.${entry.id}`, { reason: '' });
  const { reason } = draft.value;
  const strike = useCaseChange(
    file.id,
    () => api.strikeCaseAgreement({ id: file.id, entry: entry.id, body: { reason, version: entry.version } }),
    draft.drop,
  );
  return (
    <ReasonForm
      label={text.strikeReason}
      hint={text.strikeHint}
      missing={text.strikeError}
      send={strike.isPending ? text.busy : text.strikeNow}
      reason={reason}
      onChange={(next) => draft.set({ reason: next })}
      onSend={() => strike.isPending || strike.mutate(undefined)}
    >
      {strike.error ? <AnswerError error={strike.error} onLook={strike.look} /> : null}
    </ReasonForm>
  );
}
