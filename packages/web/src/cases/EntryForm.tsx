import type { CaseEntryKind, CaseFile } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { Button, CheckboxGroup, FormField, TextArea, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

export interface EntryFields {
  readonly words: string;
  readonly date: string;
  readonly parties: readonly string[];
}
const noFields: EntryFields = { words: '', date: '', parties: [] };

interface EntryFormProps {
  readonly file: CaseFile;
  readonly kind: CaseEntryKind;
  /** Of what is being written, among the forms of this case. */
  readonly name?: string;
  readonly empty?: EntryFields;
  readonly onDone?: () => void;
}

/** An agreement with its parties, or a task with who does it. */
export function EntryForm({ file, kind, name = kind, empty = noFields, onDone }: EntryFormProps) {
  const text = useCasesText();
  const isTask = kind === 'task';
  const draft = useOwnDraft<EntryFields>(`case.${file.id}.${name}`, empty);
  const { value: form } = draft;
  const [checked, setChecked] = useState(false);
  const add = useCaseChange(
    file.id,
    () => api.addCaseEntry({ id: file.id, body: { kind, ...form, parties: form.parties.map(Number) } }),
    () => {
      draft.set(empty);
      draft.drop();
      setChecked(false);
      onDone?.();
    },
  );
  const set = (change: Partial<EntryFields>) => draft.set({ ...form, ...change });
  const lacksWords = form.words.trim().length < 3;
  const isFuture = !isTask && form.date > file.today;
  const lacksParties = !isTask && form.parties.length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!lacksWords && !lacksParties && form.date !== '' && !isFuture && !add.isPending) add.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {add.error ? <AnswerError error={add.error} onLook={add.look} /> : null}
      <FormField
        label={isTask ? text.wordsTask : text.wordsAgreement}
        error={checked && lacksWords ? text.wordsError : undefined}
      >
        {(ids) => (
          <TextArea {...ids} rows={3} maxLength={2_000} value={form.words} onChange={(words) => set({ words })} />
        )}
      </FormField>
      <FormField
        label={isTask ? text.dateTask : text.dateAgreement}
        error={checked && isFuture ? text.dateFuture : checked && form.date === '' ? text.dateError : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            max={isTask ? undefined : file.today}
            value={form.date}
            onChange={(date) => set({ date })}
          />
        )}
      </FormField>
      <CheckboxGroup
        legend={isTask ? text.partiesTask : text.partiesAgreement}
        options={file.organisations.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={form.parties}
        onChange={(parties) => set({ parties })}
      />
      {checked && lacksParties ? <p className="nl-form-field__error">{text.partiesError}</p> : null}
      <Button type="submit" variant="primary">
        {add.isPending ? text.busy : text.add}
      </Button>
    </form>
  );
}
