import type { CaseFile } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { Button, FormField, TextArea } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
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
  const [checked, setChecked] = useState(false);
  const take = useCaseChange(
    file.id,
    () => api.removeCaseSignal({ id: file.id, signal: signalId, body: { reason } }),
    () => {
      draft.drop();
      onTaken();
    },
  );
  const lacksReason = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!lacksReason && !take.isPending) take.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {take.error ? <AnswerError error={take.error} onLook={take.look} /> : null}
      <FormField label={text.takeReason} hint={text.takeHint} error={checked && lacksReason ? strikeError : undefined}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            maxLength={1_000}
            value={reason}
            onChange={(next) => draft.set({ reason: next })}
          />
        )}
      </FormField>
      <Button type="submit">{take.isPending ? busy : text.takeNow(signalId)}</Button>
    </form>
  );
}
