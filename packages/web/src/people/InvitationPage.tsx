import './people.css';
import { useQuery } from '@tanstack/react-query';
import type { OpenedInvitation } from '@wijkritme/contract';
import { useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Alert, Heading } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { usePeopleText } from './texts.ts';

/** Opens an account with the link of an administrator; the token stands in the fragment, which is not sent. */
export function InvitationPage() {
  const { invitation: text } = usePeopleText();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      {token ? <Opened token={token} /> : <p>{text.missing}</p>}
    </>
  );
}

function Opened({ token }: { token: string }) {
  const { invitation: text } = usePeopleText();
  const go = useGo();
  const [codes, setCodes] = useState<readonly string[]>();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.openInvitation({ body: { token } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (codes) return <RecoveryCodes codes={codes} onDone={() => go(paths.account())} />;
  if (['invitation_invalid', 'invalid_input'].includes(problemOf(query.error)?.code ?? ''))
    return (
      <Alert tone="error" title={text.goneTitle}>
        <p>{text.gone}</p>
      </Alert>
    );
  return (
    <QueryView query={query} height={400}>
      {(invitation) => <Steps token={token} invitation={invitation} onAccepted={setCodes} />}
    </QueryView>
  );
}

interface StepsProps {
  token: string;
  invitation: OpenedInvitation;
  onAccepted: (codes: readonly string[]) => void;
}

function Steps({ token, invitation, onAccepted }: StepsProps) {
  const { invitation: text } = usePeopleText();
  const format = useFormat();
  return (
    <>
      <p className="lead">{text.intro(invitation.name, invitation.organisation)}</p>
      <p>
        {text.email(invitation.email)} {text.until(format.dayTime(invitation.endsAt))}
      </p>
      <Heading level={2}>{text.stepApp}</Heading>
      <SecondFactor setup={invitation.secondFactor} />
      <Heading level={2}>{text.stepPassword}</Heading>
      <AcceptForm token={token} email={invitation.email} onAccepted={onAccepted} />
    </>
  );
}
