import type { OrganisationName, SharingChange, SharingMark } from '@wijkritme/contract';
import type { FormEvent } from 'react';
import { Button, FormField, TextInput } from '../ui/index.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { AnswerError } from './AnswerError.tsx';
import { SharingFields } from './SharingFields.tsx';
import { type SharingForm, toSharingForm, toSharingInput } from './sharing-form.ts';
import { useInterpretText } from './texts.ts';
import { useOwnDraft } from './use-draft.ts';

interface SharingChangeFormProps {
  /** Of nothing else: what is being written is kept under it. */
  readonly name: string;
  readonly of: SharingMark & { readonly version: number };
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
  readonly hint?: string;
  readonly save: {
    readonly error: unknown;
    readonly isPending: boolean;
    readonly look: () => void;
    mutate(change: SharingChange, options: { onSuccess: () => void }): void;
  };
}

/** Share something of one's own with more or fewer; the log keeps why. */
export function SharingChangeForm({ name, of, organisations, placeId, hint, save }: SharingChangeFormProps) {
  const text = useInterpretText();
  const zone = useZone(placeId);
  const draft = useOwnDraft<SharingForm & { readonly reason: string }>(`sharing.${name}`, {
    ...toSharingForm(of, zone),
    reason: '',
  });
  const { reason, ...form } = draft.value;
  const done = () => {
    draft.set({ ...form, reason: '' });
    draft.drop();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const why = reason.trim() === '' ? {} : { reason };
    save.mutate({ ...toSharingInput(form, zone), ...why, version: of.version }, { onSuccess: done });
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
        onChange={(change) => draft.set({ ...draft.value, ...change })}
      />
      <FormField label={text.reason} hint={text.reasonHint}>
        {(ids) => (
          <TextInput
            {...ids}
            maxLength={300}
            value={reason}
            onChange={(next) => draft.set({ ...draft.value, reason: next })}
          />
        )}
      </FormField>
      <p>{text.labelLogged}</p>
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : text.saveLabel}
      </Button>
    </form>
  );
}
