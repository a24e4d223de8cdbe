import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Heading, LinkButton, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { useNoticesText } from './texts.ts';

/** Behind the link in a mail; the button is there because programs that check mail open links too. */
export function ConfirmPage() {
  const text = useNoticesText();
  // The part after # is not sent to the server, so it stands in no log.
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token'));
  const confirm = useMutation({ mutationFn: (sent: string) => api.confirmMailAddress({ body: { token: sent } }) });
  return (
    <>
      <PageTitle topic={text.confirm} section={text.title} />
      <Heading level={1}>{text.confirm}</Heading>
      {confirm.error ? <ErrorAlert error={confirm.error} /> : null}
      {token === null ? <p>{text.noToken}</p> : null}
      {token !== null && !confirm.isSuccess ? (
        <Button variant="primary" onClick={() => confirm.mutate(token)}>
          {confirm.isPending ? text.confirming : text.confirm}
        </Button>
      ) : null}
      <StatusMessage>{confirm.isSuccess ? text.confirmed : null}</StatusMessage>
      <LinkButton href={paths.notices()}>{text.title}</LinkButton>
    </>
  );
}
