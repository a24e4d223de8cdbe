import { useMutation, useQueryClient } from '@tanstack/react-query';
import { passwordLength } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { becomeSession } from '../workbench/parts/session-cache.ts';
import { usePeopleText } from './texts.ts';

interface AcceptFormProps {
  token: string;
  email: string;
  onAccepted: (codes: readonly string[]) => void;
}

/** Password and first code: then the account is open. */
export function AcceptForm({ token, email, onAccepted }: AcceptFormProps) {
  const { invitation: text, signIn } = usePeopleText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: () => api.acceptInvitation({ body: { token, password, code: code.trim() } }),
    onSuccess: async ({ session, recoveryCodes }) => {
      onAccepted(recoveryCodes);
      await becomeSession(queryClient, session);
    },
  });
  const refusal = problemOf(accept.error)?.code;
  const isShort = [...password].length < passwordLength.min;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && code.trim()) accept.mutate();
  };
  const passwordError =
    tried && isShort ? text.passwordShort : refusal === 'password_unfit' ? text.passwordUnfit : undefined;
  const codeError = tried && !code.trim() ? signIn.required : refusal === 'sign_in_failed' ? text.codeWrong : undefined;
  const isKnown = ['password_unfit', 'sign_in_failed'].includes(refusal ?? '');
  return (
    <form className="form" onSubmit={submit} noValidate>
      {accept.error && !isKnown ? <ErrorAlert error={accept.error} /> : null}
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPassword value={password} onChange={setPassword} error={passwordError} />
      <FormField label={text.code} hint={text.codeHint} error={codeError}>
        {(ids) => (
          <TextInput
            {...ids}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            value={code}
            onChange={setCode}
          />
        )}
      </FormField>
      <Button type="submit" variant="primary">
        {accept.isPending ? text.busy : text.submit}
      </Button>
    </form>
  );
}

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

export function NewPassword({ value, onChange, error }: NewPasswordProps) {
  const { invitation: text } = usePeopleText();
  return (
    <FormField label={text.password} hint={text.passwordHint} error={error}>
      {(ids) => (
        <TextInput
          {...ids}
          type="password"
          name="new-password"
          autoComplete="new-password"
          value={value}
          onChange={onChange}
        />
      )}
    </FormField>
  );
}
