import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NoticePreferences } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useNoticesText } from './texts.ts';

interface MailAddressFormProps {
  readonly preferences: NoticePreferences;
  readonly personId: number;
}

/** Where mail goes; an address counts once the link that was sent to it was opened. */
export function MailAddressForm({ preferences, personId }: MailAddressFormProps) {
  const text = useNoticesText();
  const { mailAddress, mailVerified, mailPossible } = preferences;
  return (
    <section aria-labelledby="mail-heading">
      <Heading level={2} id="mail-heading">
        {text.mail}
      </Heading>
      {mailPossible ? (
        <>
          <p>
            {mailAddress === null
              ? text.mailNone
              : mailVerified
                ? text.mailTo(mailAddress)
                : text.mailWaits(mailAddress)}
          </p>
          <p>{text.mailMinimal}</p>
          <AddressForm personId={personId} />
        </>
      ) : (
        <p>{text.mailImpossible}</p>
      )}
    </section>
  );
}

function AddressForm({ personId }: { personId: number }) {
  const text = useNoticesText();
  const [address, setAddress] = useState('');
  const queryClient = useQueryClient();
  const send = useMutation({
    mutationFn: () => api.createMailVerification({ body: { address: address.trim() } }),
    onSuccess: (saved) => queryClient.setQueryData([...keys.noticePreferences, personId], saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {send.error ? <ErrorAlert error={send.error} /> : null}
      <FormField label={text.address}>
        {(ids) => <TextInput {...ids} value={address} onChange={setAddress} />}
      </FormField>
      <Button type="submit">{send.isPending ? text.busy : text.addressSend}</Button>
      <StatusMessage>{send.isSuccess ? text.addressSent : null}</StatusMessage>
    </form>
  );
}
