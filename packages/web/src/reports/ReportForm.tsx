import { useQuery } from '@tanstack/react-query';
import { DAY, type NewReport, type Place } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { instantOfWall } from '../i18n/zone.ts';
import { Button, FormField, RadioGroup, Select, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { reportCategoriesQuery } from './queries.ts';
import { useReportsText } from './texts.ts';
import { useReportsChange } from './use-reports-change.ts';

const empty = { categoryId: '', when: 'now', from: '', until: '', amount: '3' };

/** What a colleague heard in the street: chosen, never written. */
export function ReportForm({ place: { id: placeId, timeZone: zone } }: { place: Place }) {
  const text = useReportsText();
  const { language } = useLanguage();
  const categories = useQuery(reportCategoriesQuery()).data?.items.filter(({ closed }) => !closed) ?? [];
  const [form, setForm] = useState(empty);
  const [checked, setChecked] = useState(false);
  const save = useReportsChange((body: NewReport) => api.createReport({ body }));
  const set = (change: Partial<typeof empty>) => setForm({ ...form, ...change });
  const times = form.when === 'now' ? {} : timesOf(form, zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (form.categoryId === '' || times === undefined || save.isPending) return;
    const body = { placeId, categoryId: Number(form.categoryId), amount: Number(form.amount), ...times };
    save.mutate(body, {
      onSuccess: () => {
        setForm(empty);
        setChecked(false);
      },
    });
  };
  return (
    <>
      <form className="form" onSubmit={submit} noValidate>
        <p>{text.addHint}</p>
        {save.error ? <ErrorAlert error={save.error} /> : null}
        <FormField label={text.category} error={checked && form.categoryId === '' ? text.categoryError : undefined}>
          {(ids) => (
            <Select
              {...ids}
              options={[
                { id: '', label: '–' },
                ...categories.map((one) => ({
                  id: String(one.id),
                  label: `${one[language]} (${text.tones[one.tone]})`,
                })),
              ]}
              value={form.categoryId}
              onChange={(categoryId) => set({ categoryId })}
            />
          )}
        </FormField>
        <RadioGroup
          legend={text.when}
          name="report-when"
          options={[
            { id: 'now', label: text.lastHour },
            { id: 'other', label: text.otherMoment },
          ]}
          value={form.when}
          onChange={(when) => set({ when })}
        />
        {form.when === 'now' ? null : (
          <>
            <FormField label={text.from}>
              {(ids) => (
                <TextInput {...ids} type="datetime-local" value={form.from} onChange={(from) => set({ from })} />
              )}
            </FormField>
            <FormField label={text.until} error={checked && times === undefined ? text.timeError : undefined}>
              {(ids) => (
                <TextInput {...ids} type="datetime-local" value={form.until} onChange={(until) => set({ until })} />
              )}
            </FormField>
          </>
        )}
        <RadioGroup
          legend={text.amountField}
          name="report-amount"
          options={text.amounts.map((label, at) => ({ id: String(at + 1), label }))}
          value={form.amount}
          onChange={(amount) => set({ amount })}
        />
        <Button type="submit" variant="primary">
          {save.isPending ? text.busy : text.save}
        </Button>
      </form>
      <StatusMessage>{save.isSuccess ? text.saved : null}</StatusMessage>
    </>
  );
}

/** undefined: not two times that the server would take. */
function timesOf({ from, until }: typeof empty, zone: string): Pick<NewReport, 'from' | 'until'> | undefined {
  const [start, end] = [instantOfWall(from, zone), instantOfWall(until, zone)];
  if (!(end > start) || end - start > DAY || end > Date.now()) return undefined;
  return { from: new Date(start).toISOString(), until: new Date(end).toISOString() };
}
