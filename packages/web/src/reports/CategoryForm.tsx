import '../interpret/interpret.css';
import './categories.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReportCategory, reportTones } from '@wijkritme/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, CheckboxGroup, FormField, RadioGroup, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import { CategoryNow } from './CategoryNow.tsx';
import { type CategoryDraft, draftOf, faultsOf, toWords } from './category-form.ts';
import { HearsField } from './HearsField.tsx';
import { reportCategoriesQuery } from './queries.ts';
import { useReportsText } from './texts.ts';

interface CategoryFormProps {
  /** Without it something is added. */
  readonly one?: ReportCategory;
  readonly items: readonly ReportCategory[];
  /** With what was saved; without: nothing was. */
  readonly onDone: (saved?: ReportCategory) => void;
}

/** Change, close or open a choice, at the version that one saw; or add one. */
export function CategoryForm({ one, items, onDone }: CategoryFormProps) {
  const { list: text, tones } = useReportsText();
  const { language } = useLanguage();
  const fields = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(draftOf(one));
  const [tries, setTries] = useState(0);
  const { now, save, look } = useSave({ one, form, onDone });
  const set = (change: Partial<CategoryDraft>) => setForm({ ...form, ...change });
  const faults = faultsOf(form, items, one?.id);
  // A phone shows one end of the form: what has to be mended comes into view.
  useEffect(() => {
    if (tries > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [tries]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (faults.size === 0 && !save.isPending) save.mutate();
  };
  const field = (name: 'nl' | 'en', isTaken: boolean) => {
    const error = isTaken ? text.nameTaken : faults.has(name) ? text.nameError : undefined;
    return (
      <FormField label={text.names[name]} error={tries > 0 ? error : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            lang={name}
            maxLength={80}
            value={form[name]}
            onChange={(value) => set(name === 'nl' ? { nl: value } : { en: value })}
          />
        )}
      </FormField>
    );
  };
  return (
    <form ref={fields} className="form explanation-form" onSubmit={submit} noValidate>
      <FormHeading isNew={!one}>{one ? text.changing(one[language]) : text.adding}</FormHeading>
      {field('nl', faults.has('taken'))}
      {field('en', false)}
      {one ? (
        <p>{text.toneStays(tones[one.tone])}</p>
      ) : (
        <RadioGroup
          legend={text.tone}
          name="category-tone"
          options={reportTones.map((id) => ({ id, label: tones[id] }))}
          value={form.tone}
          onChange={(id) => set({ tone: reportTones.find((tone) => tone === id) ?? form.tone })}
        />
      )}
      <HearsField value={form.hears} isFault={tries > 0 && faults.has('hears')} onChange={(hears) => set({ hears })} />
      {one ? (
        <CheckboxGroup
          legend={text.state}
          options={[{ id: 'open', label: text.canBeChosen }]}
          value={form.open ? ['open'] : []}
          onChange={(value) => set({ open: value.length > 0 })}
        />
      ) : null}
      {save.error ? <ConflictError text={text} error={save.error} onLook={look} /> : null}
      <CategoryNow now={now} />
      <Button type="submit" variant="primary">
        {one ? text.save : text.add}
      </Button>
      {one ? <Button onClick={() => onDone()}>{text.cancel}</Button> : null}
    </form>
  );
}

/** What is opened to change something takes the focus. */
function FormHeading({ isNew, children }: { isNew: boolean; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNew) heading.current?.focus();
  }, [isNew]);
  return (
    <h2 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-2">
      {children}
    </h2>
  );
}

interface Saving extends Pick<CategoryFormProps, 'one' | 'onDone'> {
  readonly form: CategoryDraft;
}

/** Saves at the version that was on the screen, also when the list was fetched anew since: nobody overwrites what they did not see. */
function useSave({ one, form, onDone }: Saving) {
  const queryClient = useQueryClient();
  const [first] = useState(one);
  const [seen, setSeen] = useState(one);
  const save = useMutation({
    mutationFn: () =>
      seen
        ? api.changeReportCategory({
            id: seen.id,
            body: { ...toWords(form), closed: !form.open, version: seen.version },
          })
        : api.createReportCategory({ body: { ...toWords(form), tone: form.tone } }),
    onSuccess: async (saved) => {
      await Promise.all(
        [keys.reportCategories, keys.reports].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
      onDone(saved);
    },
  });
  const { mutate } = useMutation({
    mutationFn: () => queryClient.fetchQuery({ ...reportCategoriesQuery(), staleTime: 0 }),
    onSuccess: ({ items }) => {
      setSeen((before) => items.find(({ id }) => id === before?.id) ?? before);
      save.reset();
    },
  });
  return { now: seen?.version === first?.version ? undefined : seen, save, look: () => mutate() };
}
