import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Passkey } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, DataTable, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { canUsePasskeys, isHereAlready, makePasskey, wasCancelled } from './ask-passkey.ts';
import { passkeysQuery } from './passkey-queries.ts';
import { usePasskeysText } from './passkey-texts.ts';
import { peopleQueries } from './people-queries.ts';

/** My passkeys: add one, give it a name, see when it was used, take it away. */
export function Passkeys() {
  const text = usePasskeysText();
  const query = useQuery(passkeysQuery());
  const { data: ways } = useQuery(peopleQueries.ways());
  const isPossible = (ways?.passkeys ?? false) && canUsePasskeys();
  return (
    <section>
      <Heading level={2}>{text.title}</Heading>
      <p>{text.intro}</p>
      <QueryView query={query}>{({ items }) => <PasskeyTable items={items} />}</QueryView>
      {ways === undefined ? null : isPossible ? <AddPasskey /> : <p className="note">{text.notPossible}</p>}
    </section>
  );
}

function PasskeyTable({ items }: { items: readonly Passkey[] }) {
  const text = usePasskeysText();
  const { moment } = useFormat();
  const queryClient = useQueryClient();
  const [naming, setNaming] = useState<number>();
  const remove = useMutation({
    mutationFn: (id: number) => api.removePasskey({ id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.myPasskeys }),
  });
  if (items.length === 0) return <p>{text.none}</p>;
  const named = items.find(({ id }) => id === naming);
  return (
    <>
      <DataTable
        stack
        caption={text.caption}
        rows={items}
        rowKey={({ id }) => id}
        empty={text.none}
        columns={[
          { key: 'name', header: text.name, render: ({ name }) => name },
          { key: 'added', header: text.added, render: ({ addedAt }) => moment(addedAt) },
          { key: 'used', header: text.used, render: ({ usedAt }) => (usedAt === null ? text.never : moment(usedAt)) },
          { key: 'where', header: text.where, render: ({ synced }) => (synced ? text.synced : text.oneDevice) },
          {
            key: 'change',
            header: text.change,
            controls: true,
            render: ({ id, name }) => (
              <div className="toolbar">
                <Button onClick={() => setNaming(id)}>{text.rename(name)}</Button>
                <Button onClick={() => remove.mutate(id)}>{text.remove(name)}</Button>
              </div>
            ),
          },
        ]}
      />
      {remove.error ? <ErrorAlert error={remove.error} /> : null}
      {named ? <RenamePasskey key={named.id} passkey={named} onDone={() => setNaming(undefined)} /> : null}
    </>
  );
}

function RenamePasskey({ passkey: { id, name }, onDone }: { passkey: Passkey; onDone: () => void }) {
  const text = usePasskeysText();
  const queryClient = useQueryClient();
  const [value, setValue] = useState(name);
  const rename = useMutation({
    mutationFn: () => api.renamePasskey({ id, body: { name: value.trim() } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.myPasskeys });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim()) rename.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {rename.error ? <ErrorAlert error={rename.error} /> : null}
      <FormField label={text.newName} error={value.trim() ? undefined : text.required}>
        {(ids) => <TextInput {...ids} maxLength={60} value={value} onChange={setValue} />}
      </FormField>
      <Button type="submit">{text.keepName}</Button>
    </form>
  );
}

const empty = { name: '', password: '' };

/** The password first: an open window alone does not show who sits there. */
function AddPasskey() {
  const text = usePasskeysText();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: async ({ name, password }: typeof empty) => {
      const { options } = await api.startPasskey({ body: { password } });
      return api.addPasskey({ body: { name: name.trim(), response: await makePasskey(options) } });
    },
    onSuccess: () => {
      setForm(empty);
      setTried(false);
      return queryClient.invalidateQueries({ queryKey: keys.myPasskeys });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() && form.password) add.mutate(form);
  };
  const isWrong = problemOf(add.error)?.code === 'sign_in_failed';
  const missing = (value: string) => (tried && value.trim() === '' ? text.required : undefined);
  return (
    <form className="form" onSubmit={submit} noValidate>
      <FormField label={text.newPasskey} hint={text.nameHint} error={missing(form.name)}>
        {(ids) => (
          <TextInput {...ids} maxLength={60} value={form.name} onChange={(name) => setForm({ ...form, name })} />
        )}
      </FormField>
      <FormField label={text.password} error={missing(form.password) ?? (isWrong ? text.passwordWrong : undefined)}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            name="password"
            autoComplete="current-password"
            value={form.password}
            onChange={(password) => setForm({ ...form, password })}
          />
        )}
      </FormField>
      <Button type="submit">{add.isPending ? text.busy : text.add}</Button>
      <StatusMessage>{add.data ? text.done(add.data.name) : sayFailure(add.error)}</StatusMessage>
      {add.error && problemOf(add.error) && !isWrong ? <ErrorAlert error={add.error} /> : null}
    </form>
  );

  function sayFailure(error: Error | null): string {
    if (!error || problemOf(error)) return '';
    if (isHereAlready(error)) return text.hereAlready;
    return wasCancelled(error) ? text.cancelled : text.notMade;
  }
}
