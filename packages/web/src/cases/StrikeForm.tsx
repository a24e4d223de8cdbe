import type { CaseEntry, CaseFile } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { Button, FormField, TextArea } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Strikes an agreement that one wrote down oneself, with a reason. */
export function StrikeForm({ entry, file }: { entry: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const draft = useOwnDraft(`case.${file.id}.strike.${entry.id}`, { reason: '' });
  const { reason } = draft.value;
  const [checked, setChecked] = useState(false);
  const strike = useCaseChange(
    file.id,
    () => api.strikeCaseAgreement({ id: file.id, entry: entry.id, body: { reason, version: entry.version } }),
    draft.drop,
  );
  const lacksReason = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!lacksReason && !strike.isPending) strike.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {strike.error ? <AnswerError error={strike.error} onLook={strike.look} /> : null}
      <FormField
        label={text.strikeReason}
        hint={text.strikeHint}
        error={checked && lacksReason ? text.strikeError : undefined}
      >
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
      <Button type="submit">{strike.isPending ? text.busy : text.strikeNow}</Button>
    </form>
  );
}
