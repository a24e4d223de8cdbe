import { type PlannedEvent, PlannedEventKind } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Button, FormField, RadioGroup, Select, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { emptyForm, type PlannedForm, problemsOf, toForm } from './planned-form.ts';
import { usePlannedText } from './texts.ts';
import { usePlannedChange } from './use-planned-change.ts';

interface EventFormProps {
  readonly placeId: number;
  readonly zone: string;
  /** To change; absent: a new one. */
  readonly event?: PlannedEvent;
  readonly onDone: (name: string) => void;
}

/** What, when and what is expected; the server has the last word about the clock. */
export function EventForm({ placeId, zone, event, onDone }: EventFormProps) {
  const text = usePlannedText();
  const [form, setForm] = useState<PlannedForm>(() => (event ? toForm(event, zone) : emptyForm));
  const [checked, setChecked] = useState(false);
  const problems = problemsOf(form);
  const wrong = (...names: Parameters<typeof problems.has>[0][]) => checked && names.some((name) => problems.has(name));
  const save = usePlannedChange(() =>
    event
      ? api.putPlannedEvent({ id: event.id, body: { ...form, version: event.version } })
      : api.addPlannedEvent({ id: placeId, body: form }),
  );
  const set = (change: Partial<PlannedForm>) => setForm({ ...form, ...change });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setChecked(true);
    if (problems.size > 0 || save.isPending) return;
    save.mutate(undefined, {
      onSuccess: () => {
        onDone(form.name.trim());
        setForm(emptyForm);
        setChecked(false);
      },
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {save.error ? <AnswerError error={save.error} onLook={save.look} /> : null}
      <FormField label={text.nameField} hint={text.nameHint} error={wrong('name') ? text.nameError : undefined}>
        {(ids) => <TextInput {...ids} maxLength={120} value={form.name} onChange={(name) => set({ name })} />}
      </FormField>
      <FormField label={text.kindField}>
        {(ids) => (
          <Select
            {...ids}
            options={PlannedEventKind.anyOf.map(({ const: id }) => ({ id, label: text.kinds[id] }))}
            value={form.kind}
            onChange={(kind) => set({ kind: kind as PlannedEvent['kind'] })}
          />
        )}
      </FormField>
      <FormField label={text.startField} hint={text.clockHint} error={wrong('start') ? text.momentError : undefined}>
        {(ids) => <TextInput {...ids} type="datetime-local" value={form.start} onChange={(start) => set({ start })} />}
      </FormField>
      <FormField
        label={text.endField}
        error={wrong('end') ? text.momentError : wrong('order') ? text.endError : undefined}
      >
        {(ids) => <TextInput {...ids} type="datetime-local" value={form.end} onChange={(end) => set({ end })} />}
      </FormField>
      <RadioGroup
        legend={text.expectedField}
        name={`expected-${event?.id ?? 'new'}`}
        options={(['higher', 'lower', 'unknown'] as const).map((id) => ({ id, label: text.directions[id] }))}
        value={form.expected}
        onChange={(expected) => set({ expected: expected as PlannedEvent['expected'] })}
      />
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : event ? text.saveChange : text.save}
      </Button>
    </form>
  );
}
