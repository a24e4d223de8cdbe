import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Feed, FeedAdapter } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, Select, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { checkFeedForm, type FeedForm, type FeedProblem, toFeedDraft, toFeedForm } from './feed-form.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

interface FeedFieldsProps {
  readonly thingId: number;
  readonly adapters: readonly FeedAdapter[];
  readonly feed: Feed | undefined;
}

/** Which source brings the readings, and what it calls this thing. The key leaves this page once and never comes back. */
export function FeedFields({ thingId, adapters, feed }: FeedFieldsProps) {
  const text = useLifecycleText();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => toFeedForm(adapters, feed));
  const [problems, setProblems] = useState<readonly FeedProblem[]>([]);
  const set = (change: Partial<FeedForm>) => setForm({ ...form, ...change });
  const chosen = adapters.find(({ id }) => id === form.adapter);
  const save = useMutation({
    mutationFn: () => api.putFeed({ id: thingId, body: toFeedDraft(form) }),
    gcTime: 0,
    onSuccess: () => {
      set({ key: '' });
      void queryClient.invalidateQueries({ queryKey: lifecycleQueries.feeds().queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkFeedForm(form, adapters, feed);
    setProblems(found);
    if (found.length === 0 && !save.isPending) save.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate autoComplete="off">
      {save.error ? <ErrorAlert error={save.error} /> : null}
      <FormField label={text.feedWhich}>
        {(ids) => (
          <Select
            {...ids}
            name="adapter"
            value={form.adapter}
            onChange={(adapter) => set({ adapter, origin: adapters.find(({ id }) => id === adapter)?.origin ?? '' })}
            options={adapters.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
      </FormField>
      <FormField
        label={text.feedStation}
        hint={text.feedStationHint(chosen?.stationExample ?? '')}
        error={problems.includes('station') ? text.feedStationWrong(chosen?.stationExample ?? '') : undefined}
      >
        {(ids) => <TextInput {...ids} name="station" value={form.station} onChange={(station) => set({ station })} />}
      </FormField>
      {chosen && chosen.origins.length > 1 ? (
        <FormField label={text.feedOrigin} hint={text.feedOriginHint}>
          {(ids) => (
            <Select
              {...ids}
              name="origin"
              value={form.origin}
              onChange={(origin) => set({ origin })}
              options={chosen.origins.map((id) => ({ id, label: id }))}
            />
          )}
        </FormField>
      ) : null}
      {chosen?.needsKey ? (
        <FormField
          label={text.feedKey}
          hint={feed?.hasKey ? text.feedKeyKept : text.feedKeyHint}
          error={problems.includes('key') ? text.feedKeyNeeded : undefined}
        >
          {(ids) => <TextInput {...ids} type="password" name="key" value={form.key} onChange={(key) => set({ key })} />}
        </FormField>
      ) : null}
      <Button type="submit">{save.isPending ? text.busy : text.feedSave}</Button>
      <StatusMessage>{save.isSuccess && feed ? text.feedSaved : null}</StatusMessage>
    </form>
  );
}
