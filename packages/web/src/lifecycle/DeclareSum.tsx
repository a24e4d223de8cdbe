import { useQuery } from '@tanstack/react-query';
import type { Thing } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, CheckboxGroup, FormField, Select, TextInput } from '../ui/index.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { useSumWord } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Letters of a reason, as the contract asks. */
export const SHORTEST_REASON = 10;

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Counts of this thing, and of others in the same place: a place can have a counter for all of it. */
export function DeclareSum({ thing }: { thing: Thing }) {
  const query = useQuery(queries.datastreams(thing.placeId ?? undefined));
  return (
    <QueryView query={query} height={160}>
      {({ items }) => {
        const counts = items.filter(
          ({ kind, thingId, placeId }) =>
            kind === 'count' && (thingId === thing.id || (placeId !== null && placeId === thing.placeId)),
        );
        return (
          <SumForm
            choices={counts.map(({ id, thingName, name }) => ({ id: String(id), label: `${thingName}: ${name}` }))}
          />
        );
      }}
    </QueryView>
  );
}

function SumForm({ choices }: { choices: readonly Choice[] }) {
  const text = useLifecycleText();
  const [total, setTotal] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const word = useSumWord();
  const parts = chosen.filter((id) => id !== total);
  const lacksSeries = total === '' || parts.length < 2;
  const lacksReason = reason.trim().length < SHORTEST_REASON;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!lacksSeries && !lacksReason)
      word.mutate({ total: Number(total), parts: parts.map(Number), reason: reason.trim() });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <FormField label={text.sumTotalLabel} error={asked && lacksSeries ? text.sumNeeded : undefined}>
        {(ids) => (
          <Select
            {...ids}
            name="total"
            value={total}
            onChange={setTotal}
            options={[{ id: '', label: text.sumChoose }, ...choices]}
          />
        )}
      </FormField>
      <CheckboxGroup
        legend={text.sumPartsLabel}
        options={choices.filter(({ id }) => id !== total)}
        value={chosen}
        onChange={setChosen}
      />
      <FormField
        label={text.sumReason}
        hint={text.sumReasonHint}
        error={asked && lacksReason ? text.sumReasonNeeded : undefined}
      >
        {(ids) => <TextInput {...ids} name="sum-reason" value={reason} onChange={setReason} />}
      </FormField>
      {word.error ? <ErrorAlert error={word.error} onRetry={() => word.reset()} /> : null}
      <Button type="submit">{text.sumSave}</Button>
    </form>
  );
}
