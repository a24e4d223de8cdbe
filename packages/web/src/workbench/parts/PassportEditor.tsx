import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Thing } from '@wijkritme/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import type { ThingDatastream } from '../../live/answers.ts';
import { keys } from '../../live/keys.ts';
import { Button, ErrorSummary, FormField, Heading, RadioGroup, TextArea, TextInput } from '../../ui/index.ts';
import { api } from '../api.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { PassportDetailField } from './PassportDetailField.tsx';
import { type DetailField, type DetailSection, detailSections } from './passport-details.ts';
import { type PassportField, type PassportForm, toPassport, toPassportForm } from './passport-form.ts';
import { checkPassport, type FieldError } from './passport-form-check.ts';
import { ErrorAlert } from './QueryView.tsx';

interface PassportEditorProps {
  readonly thing: Thing;
  readonly series: ThingDatastream;
  readonly zone: string;
  /** How many errors stand above the form now: the title of the tab says it too. */
  readonly onErrors: (count: number) => void;
}

type Kind = 'text' | 'area' | 'number' | 'date';
const idOf = (field: PassportField) => `passport-${field}`;

/** One group of fields; on success back to the sensor. */
export function PassportEditor({ thing, series, zone, onErrors }: PassportEditorProps) {
  const { passport: text } = useText();
  const go = useGo();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => toPassportForm(series.passport, series.unit, Date.now(), zone));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempts, setAttempts] = useState(0);
  const save = useMutation({
    mutationFn: () => api.putPassport({ id: series.id, body: toPassport(form, zone, series.passport) }),
    onSuccess: (saved) => {
      queryClient.setQueryData(keys.thing(thing.id), saved);
      void queryClient.invalidateQueries({ queryKey: keys.things });
      void queryClient.invalidateQueries({ queryKey: keys.lifecycle(thing.id) });
      go(paths.sensor(thing.id));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkPassport(form, text);
    setErrors(found);
    onErrors(found.length);
    setAttempts(attempts + 1);
    if (found.length === 0) save.mutate();
  };
  const set = (change: Partial<PassportForm>) => setForm({ ...form, ...change });
  const field = (
    name: Exclude<PassportField, 'personalData' | DetailField>,
    label: string,
    kind: Kind,
    hint?: string,
  ): ReactNode => (
    <FormField
      key={name}
      id={idOf(name)}
      label={label}
      hint={hint}
      error={errors.find(({ fieldId }) => fieldId === name)?.message}
    >
      {(ids) => {
        const control = { ...ids, name, value: form[name], onChange: (value: string) => set({ [name]: value }) };
        if (kind === 'area') return <TextArea {...control} />;
        if (kind === 'date') return <TextInput {...control} type="date" />;
        return <TextInput {...control} inputMode={kind === 'number' ? 'numeric' : undefined} />;
      }}
    </FormField>
  );
  return (
    <form className="form" onSubmit={submit} noValidate>
      {errors.length > 0 ? (
        <ErrorSummary
          key={attempts}
          title={text.errorTitle(errors.length)}
          errors={errors.map(({ fieldId, message }) => ({
            fieldId: idOf(fieldId),
            message: `${labelOf(fieldId, text)} ${message}`,
          }))}
        />
      ) : null}
      {save.error ? <ErrorAlert error={save.error} /> : null}
      {field('owner', text.owner, 'text', text.ownerHint)}
      {field('contact', text.contact, 'text', text.contactHint)}
      {field('purpose', text.purpose, 'area', text.purposeHint)}
      {field('legalBasis', text.legalBasis, 'text', text.legalBasisHint)}
      {field('unit', text.unit, 'text', text.unitHint)}
      <RadioGroup
        legend={text.personalData}
        name="personalData"
        options={[
          { id: 'no', label: text.no },
          { id: 'yes', label: text.yes },
        ]}
        value={form.personalData}
        onChange={(value) => set({ personalData: value === 'yes' ? 'yes' : 'no' })}
      />
      {field('minimumGroup', text.minimumGroup, 'number')}
      {field('intervalSeconds', text.interval, 'number', text.intervalHint)}
      {field('retentionDays', text.retention, 'number', text.retentionHint)}
      {field('validFrom', text.validFrom, 'date')}
      {field('validUntil', text.validUntil, 'date')}
      <Heading level={2}>{text.more}</Heading>
      <p>{text.moreHint}</p>
      {Object.entries(detailSections).map(([section, parts]) => (
        <fieldset key={section} className="form-section">
          <legend>{text.sections[section as DetailSection]}</legend>
          {parts.map((detail) => (
            <PassportDetailField
              key={detail.name}
              id={idOf(detail.name)}
              detail={detail}
              value={form[detail.name]}
              error={errors.find(({ fieldId }) => fieldId === detail.name)?.message}
              onChange={(value) => set({ [detail.name]: value })}
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" variant="primary">
        {save.isPending ? text.saving : text.save}
      </Button>
    </form>
  );
}

function labelOf(field: PassportField, text: ReturnType<typeof useText>['passport']): string {
  if (field in text.details) return text.details[field as DetailField].label;
  if (field === 'intervalSeconds') return text.interval;
  if (field === 'retentionDays') return text.retention;
  return text[field as Exclude<PassportField, DetailField | 'intervalSeconds' | 'retentionDays'>];
}
