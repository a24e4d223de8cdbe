import { useMutation, useQueryClient } from '@tanstack/react-query';
import { limits, type Thing } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, StatusMessage, TextArea, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

const EMPTY = { label: '', certificate: '' };
const LONGEST_LABEL = 80;

/** Register the TLS certificate of a device; the text of it leaves the page again once it is registered. */
export function CertificateForm({ thing }: { thing: Thing }) {
  const text = useLifecycleText();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const register = useMutation({
    mutationFn: () => api.registerDeviceCertificate({ id: thing.id, body: form }),
    onSuccess: () => {
      setForm(EMPTY);
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: lifecycleQueries.credentials(thing.id).queryKey });
    },
  });
  const lacks = { label: form.label.trim() === '', certificate: form.certificate.trim() === '' };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacks.label && !lacks.certificate && !register.isPending) register.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {register.error ? <ErrorAlert error={register.error} /> : null}
      <FormField label={text.label} hint={text.labelHint} error={tried && lacks.label ? text.labelNeeded : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            name="label"
            maxLength={LONGEST_LABEL}
            value={form.label}
            onChange={(label) => setForm({ ...form, label })}
          />
        )}
      </FormField>
      <FormField
        label={text.certificate}
        hint={text.certificateHint}
        error={tried && lacks.certificate ? text.certificateNeeded : undefined}
      >
        {(ids) => (
          <TextArea
            {...ids}
            name="certificate"
            maxLength={limits.certificateChars}
            spellCheck={false}
            value={form.certificate}
            onChange={(certificate) => setForm({ ...form, certificate })}
          />
        )}
      </FormField>
      <Button type="submit">{register.isPending ? text.busy : text.registerCertificate}</Button>
      <StatusMessage>{register.isSuccess ? text.certificateDone : null}</StatusMessage>
    </form>
  );
}
