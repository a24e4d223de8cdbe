import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, FormField, Heading, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { usePeopleText } from './texts.ts';

/** Another phone: password, the new key, a code of it, and new recovery codes. */
export function ChangeSecondFactor() {
  const { account: text } = usePeopleText();
  const queryClient = useQueryClient();
  const start = useMutation({ mutationFn: (password: string) => api.startSecondFactor({ body: { password } }) });
  const confirm = useMutation({
    mutationFn: (code: string) => api.confirmSecondFactor({ body: { code } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.mySessions }),
  });
  const again = () => {
    start.reset();
    confirm.reset();
  };
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={again} />;
  return (
    <section>
      <Heading level={2}>{text.secondFactor}</Heading>
      <p>{text.secondFactorIntro}</p>
      {start.data ? (
        <>
          <SecondFactor setup={start.data} />
          <ConfirmForm error={confirm.error} onSubmit={(code) => confirm.mutate(code)} />
        </>
      ) : (
        <StartForm error={start.error} onSubmit={(password) => start.mutate(password)} />
      )}
    </section>
  );
}

interface OneFieldProps {
  error: Error | null;
  onSubmit: (value: string) => void;
}

function StartForm({ error, onSubmit }: OneFieldProps) {
  const { account: text, signIn } = usePeopleText();
  const texts = { label: text.currentPassword, wrong: text.passwordWrong, submit: text.startFactor };
  return (
    <OneField
      error={error}
      onSubmit={onSubmit}
      texts={{ ...texts, tooMany: signIn.tooMany, required: signIn.required }}
      field={{ type: 'password', autoComplete: 'current-password', name: 'password' }}
    />
  );
}

function ConfirmForm({ error, onSubmit }: OneFieldProps) {
  const { account: text, invitation, signIn } = usePeopleText();
  const texts = { label: invitation.code, wrong: invitation.codeWrong, submit: text.confirmFactor };
  return (
    <OneField
      error={error}
      onSubmit={onSubmit}
      texts={{ ...texts, tooMany: signIn.tooMany, required: signIn.required }}
      field={{ type: 'text', autoComplete: 'one-time-code', name: 'code' }}
    />
  );
}

interface OneFieldFormProps extends OneFieldProps {
  texts: Record<'label' | 'wrong' | 'submit' | 'tooMany' | 'required', string>;
  field: { type: string; autoComplete: string; name: string };
}

function OneField({ error, onSubmit, texts, field }: OneFieldFormProps) {
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const refusal = problemOf(error)?.code;
  const known: Record<string, string> = { sign_in_failed: texts.wrong, rate_limited: texts.tooMany };
  const message = tried && !value.trim() ? texts.required : known[refusal ?? ''];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (value.trim()) onSubmit(value);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {error && !known[refusal ?? ''] ? <ErrorAlert error={error} /> : null}
      <FormField label={texts.label} error={message}>
        {(ids) => <TextInput {...ids} {...field} value={value} onChange={setValue} />}
      </FormField>
      <Button type="submit">{texts.submit}</Button>
    </form>
  );
}
