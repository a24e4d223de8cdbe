import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button, FormField, TextInput } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { ErrorAlert } from './QueryView.tsx';
import { useSignIn } from './use-session.ts';

const shortestKey = 8;

/** Paste the key; password managers may fill it (WCAG 3.3.8). */
export function SignInForm() {
  const { signIn: text } = useText();
  const [key, setKey] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const signIn = useSignIn();
  const refused = [400, 401, 403].includes(statusOf(signIn.error) ?? 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = key.trim();
    setTooShort(trimmed.length < shortestKey);
    if (trimmed.length >= shortestKey) signIn.mutate(trimmed);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {signIn.error && !refused ? <ErrorAlert error={signIn.error} /> : null}
      <FormField label={text.key} hint={text.hint} error={tooShort ? text.empty : refused ? text.wrong : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            name="key"
            autoComplete="current-password"
            value={key}
            onChange={setKey}
          />
        )}
      </FormField>
      <Button type="submit" variant="primary">
        {signIn.isPending ? text.busy : text.submit}
      </Button>
    </form>
  );
}
