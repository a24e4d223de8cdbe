import type { OrganisationName } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { AnswerError } from './AnswerError.tsx';
import type { OwnFormProps } from './LaterForm.tsx';
import { SharingFields, type SharingForm } from './SharingFields.tsx';
import { useInterpretText } from './texts.ts';
import { useAnswering } from './use-answering.ts';

/** Share one's own answer with more or fewer; nobody else can. */
export function LabelForm(props: OwnFormProps & { readonly organisations: readonly OrganisationName[] }) {
  const { own, signalId, personId, organisations } = props;
  const text = useInterpretText();
  const [form, setForm] = useState<SharingForm>({ label: own.label, audience: own.audience.map(String) });
  const save = useAnswering({ signalId, personId }, () =>
    api.changeOwnLabel({
      id: signalId,
      body: {
        label: form.label,
        audience: form.label === 'TLP:AMBER' ? form.audience.map(Number) : [],
        version: own.version,
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
          hint={text.labelHint}
          name="label"
          value={form}
          organisations={organisations}
          onChange={(change) => setForm({ ...form, ...change })}
        />
        <p>{text.labelLogged}</p>
        <Button type="submit" variant="primary">
          {save.isPending ? text.busy : text.saveLabel}
        </Button>
      </form>
    </Details>
  );
}
