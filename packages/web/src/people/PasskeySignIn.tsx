import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Heading, StatusMessage } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { becomeSession } from '../workbench/parts/session-cache.ts';
import { askForPasskey, wasCancelled } from './ask-passkey.ts';
import { usePasskeysText } from './passkey-texts.ts';

/** One button: the browser shows the passkeys that it has for this address. */
export function PasskeySignIn() {
  const text = usePasskeysText();
  const queryClient = useQueryClient();
  const open = useMutation({
    mutationFn: async () => {
      const { options } = await api.startPasskeySignIn({ body: {} });
      return api.openPasskeySession({ body: { response: await askForPasskey(options) } });
    },
    onSuccess: (session) => becomeSession(queryClient, session),
  });
  return (
    <section>
      <Heading level={2}>{text.signInTitle}</Heading>
      <p>{text.signInHint}</p>
      <Button onClick={() => open.mutate()}>{open.isPending ? text.busy : text.signIn}</Button>
      <StatusMessage>{open.error ? said(open.error) : ''}</StatusMessage>
    </section>
  );

  function said(error: Error): string {
    if (wasCancelled(error)) return text.cancelled;
    return problemOf(error)?.code === 'rate_limited' ? text.tooMany : text.notRight;
  }
}
