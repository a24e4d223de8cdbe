import type { CaseFile } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useInterpretText } from '../interpret/texts.ts';
import { useChangeDraft } from '../interpret/use-change-draft.ts';
import { Button, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { CaseFields, isNamed, type NamedFields } from './CaseFields.tsx';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Another name for a case, or another script. */
export function ChangeCaseForm({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const { draftKept } = useInterpretText();
  const { id, closed } = file;
  const draft = useChangeDraft<NamedFields>(`case.${id}.change`, {
    form: { title: file.title, script: file.script ?? '' },
    version: file.version,
  });
  const { form, version } = draft;
  const [checked, setChecked] = useState(false);
  const change = useCaseChange(
    id,
    () => api.changeCase({ id, body: { title: form.title, script: form.script || null, closed, version } }),
    draft.done,
  );
  const look = () => {
    draft.look();
    change.reset();
    change.look();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isNamed(form) && !change.isPending) change.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <StatusMessage>{change.isSuccess ? text.changed : draft.wasKept ? draftKept : null}</StatusMessage>
      {change.error ? <AnswerError error={change.error} onLook={look} /> : null}
      <CaseFields value={form} checked={checked} onChange={(next) => draft.set({ ...form, ...next })} />
      <Button type="submit" variant="primary">
        {change.isPending ? text.busy : text.saveChange}
      </Button>
    </form>
  );
}
