import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, FormField, StatusMessage, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { becomeSession } from '../workbench/parts/session-cache.ts';
import { usePeopleText } from './texts.ts';

const empty = { email: '', password: '', code: '' };

/** Address and password first; the code when the server asks for it. Password managers may fill all (WCAG 3.3.8). */
export function AccountForm() {
  const { signIn: text } = usePeopleText();
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const queryClient = useQueryClient();
  const open = useMutation({
    mutationFn: ({ email, password, code }: typeof empty) =>
      api.openAccountSession({ body: { email, password, ...(code.trim() && { code: code.trim() }) } }),
    onSuccess: (session) => becomeSession(queryClient, session),
    onError: (error) => {
      if (problemOf(error)?.code === 'second_factor_needed') setNeedsCode(true);
    },
  });
  const refusal = problemOf(open.error)?.code;
  const set = (change: Partial<typeof empty>) => setForm({ ...form, ...change });
  const missing = (value: string) => (tried && value.trim() === '' ? text.required : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isWhole = form.email.trim() && form.password && (!needsCode || form.code.trim());
    if (isWhole) open.mutate(form);
  };
  const wrong = refusal === 'sign_in_failed' ? text.wrong : refusal === 'rate_limited' ? text.tooMany : undefined;
  const isUnexpected = open.error && wrong === undefined && refusal !== 'second_factor_needed';
  return (
    <form className="form" onSubmit={submit} noValidate>
      {isUnexpected ? <ErrorAlert error={open.error} /> : null}
      <FormField label={text.email} error={missing(form.email)}>
        {(ids) => (
          <TextInput
            {...ids}
            type="email"
            name="email"
            autoComplete="username"
            value={form.email}
            onChange={(email) => set({ email })}
          />
        )}
      </FormField>
      <FormField label={text.password} error={missing(form.password) ?? wrong}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            name="password"
            autoComplete="current-password"
            value={form.password}
            onChange={(password) => set({ password })}
          />
        )}
      </FormField>
      <StatusMessage>{needsCode && refusal === 'second_factor_needed' ? text.codeAsked : ''}</StatusMessage>
      {needsCode ? (
        <FormField label={text.code} hint={text.codeHint} error={open.isIdle ? undefined : missing(form.code)}>
          {(ids) => (
            <TextInput
              {...ids}
              name="code"
              autoComplete="one-time-code"
              // It appears because the server asks for it, after the reader pressed the button.
              ref={focusOnce}
              value={form.code}
              onChange={(code) => set({ code })}
            />
          )}
        </FormField>
      ) : null}
      <Button type="submit" variant="primary">
        {open.isPending ? text.busy : text.submit}
      </Button>
    </form>
  );
}

const focusOnce = (field: HTMLInputElement | null): void => field?.focus();
