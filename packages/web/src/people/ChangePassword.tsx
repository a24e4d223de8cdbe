import { useMutation, useQueryClient } from '@tanstack/react-query';
import { passwordLength } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { NewPassword } from './AcceptForm.tsx';
import { usePeopleText } from './texts.ts';

/** The old password first: an open window alone does not show who sits there. */
export function ChangePassword() {
  const { account: text, invitation, signIn } = usePeopleText();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: () => api.changePassword({ body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: keys.mySessions });
    },
  });
  const refusal = problemOf(change.error)?.code;
  const isShort = [...password].length < passwordLength.min;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current && !isShort) change.mutate();
  };
  const currentError =
    tried && !current
      ? signIn.required
      : refusal === 'sign_in_failed'
        ? text.passwordWrong
        : refusal === 'rate_limited'
          ? signIn.tooMany
          : undefined;
  const newError =
    tried && isShort ? invitation.passwordShort : refusal === 'password_unfit' ? invitation.passwordUnfit : undefined;
  const isKnown = ['sign_in_failed', 'rate_limited', 'password_unfit'].includes(refusal ?? '');
  return (
    <section>
      <Heading level={2}>{text.password}</Heading>
      <form className="form" onSubmit={submit} noValidate>
        {change.error && !isKnown ? <ErrorAlert error={change.error} /> : null}
        <StatusMessage>{change.isSuccess ? text.passwordChanged : ''}</StatusMessage>
        <FormField label={text.currentPassword} error={currentError}>
          {(ids) => (
            <TextInput
              {...ids}
              type="password"
              name="current-password"
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
            />
          )}
        </FormField>
        <NewPassword value={password} onChange={setPassword} error={newError} />
        <Button type="submit">{text.changePassword}</Button>
      </form>
    </section>
  );
}
