import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Alert, Button, CheckboxGroup, Details, FormField, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useNoticesText } from './texts.ts';

type Kind = 'signal' | 'sensor';
const empty = { name: '', url: '', kinds: ['signal'] as Kind[], placeId: null as number | null };

/** Adds a program; the secret with which it checks our messages is shown once. */
export function NewWebhookForm() {
  const text = useNoticesText();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm({ ...form, ...part });
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => api.createWebhook({ body: { ...form, name: form.name.trim(), url: form.url.trim() } }),
    onSuccess: () => {
      setForm(empty);
      void queryClient.invalidateQueries({ queryKey: keys.webhooks });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <>
      {make.data ? (
        <Alert tone="warning" title={text.secret}>
          <code className="notices__url">{make.data.secret}</code>
        </Alert>
      ) : null}
      <Details summary={text.add}>
        <form className="form" onSubmit={submit} noValidate>
          {make.error ? <ErrorAlert error={make.error} /> : null}
          <FormField label={text.name}>
            {(ids) => <TextInput {...ids} value={form.name} onChange={(name) => change({ name })} />}
          </FormField>
          <FormField label={text.url} hint={text.urlHint}>
            {(ids) => <TextInput {...ids} value={form.url} onChange={(url) => change({ url })} />}
          </FormField>
          <CheckboxGroup
            legend={text.what}
            options={(['signal', 'sensor'] as const).map((id) => ({ id, label: text.webhookKinds[id] }))}
            value={form.kinds}
            onChange={(kinds) => change({ kinds: kinds as Kind[] })}
          />
          <PlaceFilter
            text={{ place: text.place, allPlaces: text.everywhere }}
            value={form.placeId ?? undefined}
            onChange={(placeId) => change({ placeId: placeId ?? null })}
          />
          <Button type="submit" variant="primary">
            {make.isPending ? text.busy : text.make}
          </Button>
        </form>
      </Details>
    </>
  );
}
