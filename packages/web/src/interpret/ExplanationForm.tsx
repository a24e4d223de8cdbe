import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Explanation } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, CheckboxGroup, FormField, Heading, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { AnswerError } from './AnswerError.tsx';
import { explanationsQuery } from './queries.ts';
import { useInterpretText } from './texts.ts';

interface ExplanationFormProps {
  /** Without it something is added. */
  readonly one?: Explanation;
  readonly onDone: (saved: Explanation) => void;
}

const isName = (name: string) => name.trim().length >= 3 && name.trim().length <= 80;

/** Rename, close or open a choice, at the version that one saw; or add one. */
export function ExplanationForm({ one, onDone }: ExplanationFormProps) {
  const text = useInterpretText();
  const queryClient = useQueryClient();
  const [form, setForm] = useState({ nl: one?.nl ?? '', en: one?.en ?? '', open: !one?.closed });
  const [checked, setChecked] = useState(false);
  // The list may be fetched anew while one writes: what counts is the version that was on the screen.
  const [seen, setSeen] = useState(one?.version);
  const save = useMutation({
    mutationFn: () => {
      const names = { nl: form.nl.trim(), en: form.en.trim() };
      return one && seen !== undefined
        ? api.changeExplanation({ id: one.id, body: { ...names, closed: !form.open, version: seen } })
        : api.createExplanation({ body: { ...names, kind: 'happening' } });
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: keys.explanations });
      onDone(saved);
    },
  });
  const look = useMutation({
    mutationFn: () => queryClient.fetchQuery({ ...explanationsQuery(), staleTime: 0 }),
    onSuccess: ({ items }) => {
      setSeen((before) => items.find(({ id }) => id === one?.id)?.version ?? before);
      save.reset();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isName(form.nl) && isName(form.en) && !save.isPending) save.mutate();
  };
  const field = (name: 'nl' | 'en', label: string) => (
    <FormField label={label} error={checked && !isName(form[name]) ? text.nameError : undefined}>
      {(ids) => (
        <TextInput
          {...ids}
          lang={name}
          maxLength={80}
          value={form[name]}
          onChange={(value) => setForm({ ...form, [name]: value })}
        />
      )}
    </FormField>
  );
  return (
    <form className="form explanation-form" onSubmit={submit} noValidate>
      <Heading level={2}>{one ? text.changing(one.nl) : text.adding}</Heading>
      {save.error ? <AnswerError error={save.error} onLook={() => look.mutate()} /> : null}
      {field('nl', text.listName)}
      {field('en', text.listEnglish)}
      {one && one.kind !== 'happening' ? <p>{text.always}</p> : null}
      {one?.kind === 'happening' ? (
        <CheckboxGroup
          legend={text.listState}
          options={[{ id: 'open', label: text.canBeChosen }]}
          value={form.open ? ['open'] : []}
          onChange={(value) => setForm({ ...form, open: value.length > 0 })}
        />
      ) : null}
      <Button type="submit" variant="primary">
        {one ? text.save : text.add}
      </Button>
    </form>
  );
}
