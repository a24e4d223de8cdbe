import type { CaseFile } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharingFields, type SharingForm } from '../interpret/SharingFields.tsx';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Close or open a case, and for who opened it: who may read it. */
export function CaseActions({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const { id, title, script, version } = file;
  const close = useCaseChange(id, (closed: boolean) =>
    api.changeCase({ id, body: { title, script, closed, version } }),
  );
  return (
    <section>
      {close.error ? <AnswerError error={close.error} onLook={close.look} /> : null}
      {file.isOwn ? <LabelChange file={file} /> : <p>{text.onlyOwner}</p>}
      <Button onClick={() => close.mutate(!file.closed)}>{file.closed ? text.reopen : text.close}</Button>
    </section>
  );
}

function LabelChange({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const [form, setForm] = useState<SharingForm>({ label: file.label, audience: file.audience.map(String) });
  const save = useCaseChange(file.id, () =>
    api.changeCaseLabel({
      id: file.id,
      body: {
        label: form.label,
        audience: form.label === 'TLP:AMBER' ? form.audience.map(Number) : [],
        version: file.version,
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(undefined);
  };
  return (
    <Details summary={text.changeLabel}>
      <form className="form" onSubmit={submit}>
        {save.error ? <AnswerError error={save.error} onLook={save.look} /> : null}
        <SharingFields
          name="case-label"
          value={form}
          organisations={file.organisations}
          onChange={(change) => setForm({ ...form, ...change })}
        />
        <Button type="submit">{save.isPending ? text.busy : text.saveLabel}</Button>
      </form>
    </Details>
  );
}
