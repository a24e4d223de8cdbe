import { useQuery } from '@tanstack/react-query';
import { type CaseFile, type InterventionKind, type InterventionPlan, interventionKinds } from '@wijkritme/contract';
import { type FormEvent, useRef, useState } from 'react';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { civilDate } from '../i18n/zone.ts';
import { Button, ErrorSummary, FormField, Heading, Select, TextInput } from '../ui/index.ts';
import { useNow } from '../workbench/parts/use-now.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { queries } from '../workbench/queries.ts';
import { ExpectedFields } from './ExpectedFields.tsx';
import { emptyExpected, type PlanForm, problemsOf, toPlan, warningsOf } from './plan-form.ts';
import { useMeasuresText } from './texts.ts';

interface PlanFormViewProps {
  readonly file: CaseFile;
  /** The measure that is being changed; null: a new one. */
  readonly interventionId: number | null;
  /** A measure that runs can hold days that are over. */
  readonly hasBegun: boolean;
  readonly form: PlanForm;
  readonly onChange: (form: PlanForm) => void;
  readonly onSubmit: (plan: InterventionPlan) => void;
  readonly isBusy: boolean;
  readonly submitLabel: string;
}

const MOST_EXPECTED = 5;

/** The plan of a measure, question by question. Nothing goes out before all of it can be read. */
export function PlanFormView(props: PlanFormViewProps) {
  const { file, interventionId, hasBegun, form, onChange, onSubmit, isBusy, submitLabel } = props;
  const text = useMeasuresText();
  const [checked, setChecked] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const problems = checked ? problemsOf(form, text) : [];
  const errorOf = (fieldId: string) => problems.find((one) => one.fieldId === fieldId)?.message;
  const today = civilDate(useNow(), useZone(form.placeId));
  const warnings = hasBegun ? [] : warningsOf(form, today, text);
  const warningOf = (fieldId: string) => warnings.find((one) => one.fieldId === fieldId)?.message;
  const set = (change: Partial<PlanForm>) => onChange({ ...form, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problemsOf(form, text).length === 0 && !isBusy) onSubmit(toPlan(form));
  };
  const [what, when, expect, finish] = text.steps;
  return (
    <form className="form" ref={ref} onSubmit={submit} noValidate>
      {problems.length > 0 ? <ErrorSummary title={text.fix} errors={problems} /> : null}
      <Heading level={2}>{what}</Heading>
      <WhatFields file={file} form={form} set={set} errorOf={errorOf} />
      <Heading level={2}>{when}</Heading>
      <WhenFields form={form} set={set} errorOf={errorOf} warningOf={warningOf} />
      <Heading level={2}>{expect}</Heading>
      <p>{text.expectHint}</p>
      {form.expected.map((one, index) => (
        <ExpectedFields
          key={one.key}
          number={index + 1}
          file={file}
          interventionId={interventionId}
          plan={form}
          value={one}
          errorOf={errorOf}
          onChange={(next) => set({ expected: form.expected.map((other) => (other.key === one.key ? next : other)) })}
          onDrop={
            form.expected.length > 1
              ? () => set({ expected: form.expected.filter((other) => other.key !== one.key) })
              : undefined
          }
        />
      ))}
      {form.expected.length < MOST_EXPECTED ? (
        <p>
          <Button
            onClick={() =>
              set({ expected: [...form.expected, emptyExpected(1 + Math.max(...form.expected.map(({ key }) => key)))] })
            }
          >
            {text.addExpected}
          </Button>
        </p>
      ) : null}
      <Heading level={2}>{finish}</Heading>
      <Button type="submit" variant="primary">
        {isBusy ? text.busy : submitLabel}
      </Button>
    </form>
  );
}

interface PartProps {
  readonly form: PlanForm;
  readonly set: (change: Partial<PlanForm>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

function WhatFields({ file, form, set, errorOf }: PartProps & { file: CaseFile }) {
  const text = useMeasuresText();
  const { language } = useLanguage();
  const { longDate } = useFormat();
  const { data: places } = useQuery(queries.places());
  const agreements = file.entries.filter(
    // One that was struck stays where it was chosen before, so that the form says what is there.
    ({ kind, struck, id }) => kind === 'agreement' && (struck === null || String(id) === form.agreementId),
  );
  return (
    <>
      <FormField id="plan-title" label={text.titleField} hint={text.titleHint} error={errorOf('plan-title')}>
        {(ids) => <TextInput {...ids} maxLength={120} value={form.title} onChange={(title) => set({ title })} />}
      </FormField>
      <FormField label={text.kind} hint={text.kindHint}>
        {(ids) => (
          <Select
            {...ids}
            options={interventionKinds.map((kind) => ({ id: kind.id, label: kind[language] }))}
            value={form.kind}
            // The options are those of the contract.
            onChange={(kind) => set({ kind: kind as InterventionKind })}
          />
        )}
      </FormField>
      <FormField label={text.place} hint={text.placeHint}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.noPlace },
              ...(places?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
            value={String(form.placeId ?? '')}
            onChange={(chosen) => set({ placeId: chosen === '' ? null : Number(chosen) })}
          />
        )}
      </FormField>
      <FormField label={text.owner}>
        {(ids) => (
          <Select
            {...ids}
            options={file.organisations.map(({ id, name }) => ({ id: String(id), label: name }))}
            value={form.ownerId}
            onChange={(ownerId) => set({ ownerId })}
          />
        )}
      </FormField>
      <FormField label={text.agreement}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.noAgreement },
              ...agreements.map(({ id, date, words, struck }) => ({
                id: String(id),
                label: `${struck === null ? '' : `${text.struck}. `}${longDate(date)}: ${words.slice(0, 60)}`,
              })),
            ]}
            value={form.agreementId}
            onChange={(agreementId) => set({ agreementId })}
          />
        )}
      </FormField>
      <FormField id="plan-cost" label={text.costField} hint={text.costHint} error={errorOf('plan-cost')}>
        {(ids) => <TextInput {...ids} inputMode="numeric" value={form.cost} onChange={(cost) => set({ cost })} />}
      </FormField>
    </>
  );
}

function WhenFields({ form, set, errorOf, warningOf }: PartProps & { warningOf: PartProps['errorOf'] }) {
  const text = useMeasuresText();
  return (
    <>
      <FormField id="plan-start" label={text.startsOn} error={errorOf('plan-start')}>
        {(ids) => <TextInput {...ids} type="date" value={form.startsOn} onChange={(startsOn) => set({ startsOn })} />}
      </FormField>
      <FormField id="plan-end" label={text.endsOn} hint={warningOf('plan-end')} error={errorOf('plan-end')}>
        {(ids) => <TextInput {...ids} type="date" value={form.endsOn} onChange={(endsOn) => set({ endsOn })} />}
      </FormField>
      <FormField
        id="plan-by"
        label={text.byField}
        hint={warningOf('plan-by') ?? text.byHint}
        error={errorOf('plan-by')}
      >
        {(ids) => <TextInput {...ids} type="date" value={form.by} onChange={(by) => set({ by })} />}
      </FormField>
      <FormField id="plan-stop" label={text.stopField} hint={warningOf('plan-stop') ?? text.stopHint}>
        {(ids) => <TextInput {...ids} type="date" value={form.stopOn} onChange={(stopOn) => set({ stopOn })} />}
      </FormField>
    </>
  );
}
