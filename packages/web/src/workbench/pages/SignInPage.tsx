import { useEffect } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button, Heading, LinkButton, StatusMessage } from '../../ui/index.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { ErrorAlert } from '../parts/QueryView.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { useIsAdministrator, useSignIn, useSignOut } from '../parts/use-session.ts';
import { paths } from '../paths.ts';

export function SignInPage() {
  const { signIn: text, shell } = useText();
  const administrator = useIsAdministrator();
  const signOut = useSignOut();
  const fromAddress = useKeyFromAddress();
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <StatusMessage>{fromAddress.isPending ? text.busy : administrator ? text.done : ''}</StatusMessage>
      {fromAddress.error ? <ErrorAlert error={fromAddress.error} /> : null}
      {administrator ? (
        <div className="toolbar">
          <LinkButton variant="primary" href={paths.overview()}>
            {text.onward}
          </LinkButton>
          <Button onClick={() => signOut.mutate()}>{shell.signOut}</Button>
        </div>
      ) : (
        <>
          <p className="lead">{text.intro}</p>
          <SignInForm />
        </>
      )}
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
