import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Alert, Button, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useLifecycleText } from './texts.ts';

/** The code stands in the address: after `?code=`, or behind `#`, which is not sent to the server by itself. */
function codeOf({ search, hash }: Location): string {
  try {
    return new URLSearchParams(search).get('code') ?? decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/** Who read the QR code of a device comes here; nothing is sent before the button is pressed. */
export function ClaimPage() {
  const text = useLifecycleText();
  const [code, setCode] = useState(() => codeOf(location));
  const claim = useMutation({ mutationFn: () => api.announceDevice({ body: { claim: code.trim() } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    claim.mutate();
  };
  return (
    <>
      <PageTitle topic={text.claimTitle} />
      <Heading level={1}>{text.claimTitle}</Heading>
      <p className="lead">{text.claimText}</p>
      <StatusMessage>{claim.data ? <Alert tone="ok" title={text.claimed} /> : null}</StatusMessage>
      <form className="form" onSubmit={submit} noValidate>
        {claim.error ? <ErrorAlert error={claim.error} /> : null}
        <FormField label={text.claimCode} hint={text.claimHint}>
          {(ids) => <TextInput {...ids} name="code" value={code} onChange={setCode} />}
        </FormField>
        <Button type="submit" variant="primary">
          {claim.isPending ? text.busy : text.claimButton}
        </Button>
      </form>
    </>
  );
}
