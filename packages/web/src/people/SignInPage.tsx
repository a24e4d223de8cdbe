import './people.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '../i18n/language.ts';
import { Alert, Button, Details, Heading, LinkButton, StatusMessage } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { SignInForm } from '../workbench/parts/SignInForm.tsx';
import { useSignIn, useSignOut } from '../workbench/parts/use-session.ts';
import { paths, queryOf } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { AccountForm } from './AccountForm.tsx';
import { canUsePasskeys } from './ask-passkey.ts';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';
import { useWayBack } from './use-way-back.ts';

const route = getRouteApi('/aanmelden');

/** Every way in: account, provider, key. Who is in already finds the way out here. */
export function SignInPage() {
  const { signIn: keyText } = useText();
  const { signIn: text } = usePeopleText();
  const { data: session } = useQuery(queries.session());
  const fromAddress = useKeyFromAddress();
  const done = session?.person ? text.asPerson(session.person.name) : keyText.done;
  const isIn = session !== undefined && session.role !== 'visitor';
  const back = useWayBack(session);
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <StatusMessage>{fromAddress.isPending ? text.busy : isIn ? done : ''}</StatusMessage>
      {fromAddress.error ? <ErrorAlert error={fromAddress.error} /> : null}
      {isIn ? <SignedIn back={back} /> : <Ways back={back} />}
    </>
  );
}

function SignedIn({ back }: { back: string | undefined }) {
  const { signIn: keyText, shell } = useText();
  const { signIn: text } = usePeopleText();
  const signOut = useSignOut();
  const { data: session } = useQuery(queries.session());
  const [href, onward] = back
    ? [back, text.onward.back]
    : session?.person
      ? [paths.today(), text.onward.today]
      : [paths.overview(), keyText.onward];
  return (
    <div className="toolbar">
      <LinkButton variant="primary" href={href}>
        {onward}
      </LinkButton>
      <LinkButton href={paths.account()}>{text.toAccount}</LinkButton>
      <Button onClick={() => signOut.mutate()}>{shell.signOut}</Button>
    </div>
  );
}

function Ways({ back }: { back: string | undefined }) {
  const { signIn: text } = usePeopleText();
  const { data: ways } = useQuery(peopleQueries.ways());
  const { fout } = route.useSearch();
  const failure = Object.entries(text.failed).find(([name]) => name === fout)?.[1];
  return (
    <>
      {failure ? (
        <Alert tone="error" title={text.failedTitle}>
          <p>{failure}</p>
        </Alert>
      ) : null}
      <p className="lead">{text.intro}</p>
      {ways && ways.providers.length > 0 ? (
        <section>
          <Heading level={2}>{text.providers}</Heading>
          <ul className="sign-in-providers">
            {ways.providers.map(({ id, name, start }) => (
              <li key={id}>
                <LinkButton href={start + queryOf({ return: back ?? paths.today() })}>{text.provider(name)}</LinkButton>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <Heading level={2}>{text.account}</Heading>
        <AccountForm />
      </section>
      {ways?.passkeys && canUsePasskeys() ? <PasskeySignIn /> : null}
      <Details summary={text.key}>
        <SignInForm />
      </Details>
    </>
  );
}

/** The address printed in the terminal ends in `#key=…`; the key leaves the address bar at once. */
function useKeyFromAddress() {
  const signIn = useSignIn();
  const { mutate } = signIn;
  useEffect(() => {
    const key = new URLSearchParams(location.hash.slice(1)).get('key');
    if (!key) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    mutate(key);
  }, [mutate]);
  return signIn;
}
