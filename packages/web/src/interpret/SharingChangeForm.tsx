import type { OrganisationName, SharingChange, SharingMark } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, TextInput } from '../ui/index.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { AnswerError } from './AnswerError.tsx';
import { SharingFields } from './SharingFields.tsx';
import { toSharingForm, toSharingInput } from './sharing-form.ts';
import { useInterpretText } from './texts.ts';

interface SharingChangeFormProps {
  readonly name: string;
  readonly of: SharingMark & { readonly version: number };
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
  readonly hint?: string;
  readonly save: {
    readonly error: unknown;
    readonly isPending: boolean;
    readonly look: () => void;
    mutate(change: SharingChange): void;
  };
}

/** Share something of one's own with more or fewer; the log keeps why. */
export function SharingChangeForm({ name, of, organisations, placeId, hint, save }: SharingChangeFormProps) {
  const text = useInterpretText();
  const zone = useZone(placeId);
  const [form, setForm] = useState(toSharingForm(of, zone));
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const why = reason.trim() === '' ? {} : { reason };
    save.mutate({ ...toSharingInput(form, zone), ...why, version: of.version });
  };
  return (
    <form className="form" onSubmit={submit}>
      {save.error ? <AnswerError error={save.error} onLook={save.look} /> : null}
      <SharingFields
        name={name}
        value={form}
        organisations={organisations}
        placeId={placeId}
        hint={hint}
        onChange={(change) => setForm({ ...form, ...change })}
      />
      <FormField label={text.reason} hint={text.reasonHint}>
        {(ids) => <TextInput {...ids} maxLength={300} value={reason} onChange={setReason} />}
      </FormField>
      <p>{text.labelLogged}</p>
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : text.saveLabel}
      </Button>
    </form>
  );
}
