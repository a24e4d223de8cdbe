import './people.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useText } from '../i18n/language.ts';
import { Alert, Button, Details, Heading, LinkButton, StatusMessage } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { SignInForm } from '../workbench/parts/SignInForm.tsx';
import { useSignIn, useSignOut } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { AccountForm } from './AccountForm.tsx';
import { canUsePasskeys } from './ask-passkey.ts';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';

/** Every way in: account, provider, key. Who is in already finds the way out here. */
export function SignInPage() {
  const { signIn: keyText } = useText();
  const { signIn: text } = usePeopleText();
  const { data: session } = useQuery(queries.session());
  const fromAddress = useKeyFromAddress();
  const done = session?.person ? text.asPerson(session.person.name) : keyText.done;
  const isIn = session !== undefined && session.role !== 'visitor';
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <StatusMessage>{fromAddress.isPending ? text.busy : isIn ? done : ''}</StatusMessage>
      {fromAddress.error ? <ErrorAlert error={fromAddress.error} /> : null}
      {isIn ? <SignedIn /> : <Ways />}
    </>
  );
}

function SignedIn() {
  const { signIn: keyText, shell } = useText();
  const { signIn: text } = usePeopleText();
  const signOut = useSignOut();
  const { data: session } = useQuery(queries.session());
  return (
    <div className="toolbar">
      <LinkButton variant="primary" href={session?.person ? paths.today() : paths.overview()}>
        {keyText.onward}
      </LinkButton>
      <LinkButton href={paths.account()}>{text.toAccount}</LinkButton>
      <Button onClick={() => signOut.mutate()}>{shell.signOut}</Button>
    </div>
  );
}

function Ways() {
  const { signIn: text } = usePeopleText();
  const { data: ways } = useQuery(peopleQueries.ways());
  const failure = failureIn(text.failed);
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
                <LinkButton href={start}>{text.provider(name)}</LinkButton>
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

/** What the server said when a provider sent one back. */
function failureIn(texts: Record<string, string>): string | undefined {
  return texts[new URLSearchParams(location.search).get('fout') ?? ''];
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
