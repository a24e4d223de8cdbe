import './people.css';
import { useQuery } from '@tanstack/react-query';
import type { Session } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { Button, DescriptionList, Heading, LinkButton } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useSignInHref } from '../workbench/parts/SignInLink.tsx';
import { useSignOut } from '../workbench/parts/use-session.ts';
import { queries } from '../workbench/queries.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { ChangeSecondFactor } from './ChangeSecondFactor.tsx';
import { MySessions } from './MySessions.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Purposes } from './Purposes.tsx';
import { usePeopleText } from './texts.ts';
import { useGrantText } from './use-grant-text.ts';

/** Who I am here, where I am signed in, and what I sign in with. */
export function AccountPage() {
  const { account: text } = usePeopleText();
  const query = useQuery(queries.session());
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <QueryView query={query} height={300}>
        {(session) => (session.role === 'visitor' ? <SignInFirst /> : <Account session={session} />)}
      </QueryView>
    </>
  );
}

function SignInFirst() {
  const { shell } = useText();
  const { account: text } = usePeopleText();
  return (
    <>
      <p>{text.needSignIn}</p>
      <LinkButton variant="primary" href={useSignInHref()}>
        {shell.signIn}
      </LinkButton>
    </>
  );
}

function Account({ session }: { session: Session }) {
  const { shell } = useText();
  const { account: text } = usePeopleText();
  const signOut = useSignOut();
  return (
    <>
      {session.person ? <Me person={session.person} /> : <p className="lead">{text.asKey}</p>}
      <div className="toolbar">
        <Button onClick={() => signOut.mutate()}>{shell.signOut}</Button>
      </div>
      <MySessions />
      {session.rights.some(({ right }) => right === 'data.protected') ? <Purposes /> : null}
      {session.person ? (
        <>
          <ChangePassword />
          <ChangeSecondFactor />
          <Passkeys />
        </>
      ) : null}
    </>
  );
}

function Me({ person }: { person: NonNullable<Session['person']> }) {
  const { account: text, kinds } = usePeopleText();
  const grantText = useGrantText();
  const { name, kind } = person.organisation;
  return (
    <DescriptionList
      items={[
        { term: text.name, description: person.name },
        { term: text.organisation, description: `${name} (${kinds[kind].toLowerCase()})` },
        { term: text.roles, description: person.roles.map(grantText).join('; ') || text.noRoles },
      ]}
    />
  );
}
