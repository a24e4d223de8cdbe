import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, FormField, TextArea } from '../../ui/index.ts';

interface ReasonFormProps {
  readonly label: string;
  readonly hint?: string;
  /** Said where there is no reason yet. */
  readonly missing: string;
  /** On the button. */
  readonly send: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  /** With a reason of three letters or more. */
  readonly onSend: () => void;
  /** What went wrong before. */
  readonly children?: ReactNode;
}

/** Asks why, before something is done. */
export function ReasonForm({ label, hint, missing, send, reason, onChange, onSend, children }: ReasonFormProps) {
  const [checked, setChecked] = useState(false);
  const isGiven = reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isGiven) onSend();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {children}
      <FormField label={label} hint={hint} error={checked && !isGiven ? missing : undefined}>
        {(ids) => <TextArea {...ids} rows={2} maxLength={1_000} value={reason} onChange={onChange} />}
      </FormField>
      <Button type="submit">{send}</Button>
    </form>
  );
}
