import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type MailRhythm,
  mailRhythms,
  type NoticeKind,
  type NoticePreferences,
  type NoticePreferencesChange,
  noticeKinds,
} from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import {
  Button,
  CheckboxGroup,
  Details,
  FormField,
  RadioGroup,
  Select,
  StatusMessage,
  TextInput,
} from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { useNoticesText } from './texts.ts';

interface PreferencesFormProps {
  readonly preferences: NoticePreferences;
  readonly personId: number;
}

type Form = Omit<NoticePreferencesChange, 'version'>;

/** Everything that one chooses, saved in one go. */
export function PreferencesForm({ preferences, personId }: PreferencesFormProps) {
  const text = useNoticesText();
  const { mailAddress, mailVerified, mailPossible, pushPossible, version, ...start } = preferences;
  const [form, setForm] = useState<Form>(start);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => api.putNoticePreferences({ body: { ...form, version } }),
    onSuccess: (saved) => queryClient.setQueryData([...keys.noticePreferences, personId], saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {save.error ? <ErrorAlert error={save.error} /> : null}
      <CheckboxGroup
        legend={text.what}
        options={noticeKinds.map((id) => ({ id, label: text.kinds[id] }))}
        value={form.kinds}
        onChange={(kinds) => change({ kinds: kinds as NoticeKind[] })}
      />
      <PlaceChoice value={form.places} onChange={(places) => change({ places })} />
      {mailPossible || pushPossible ? (
        <SendingFields form={form} verified={mailPossible && mailVerified} onChange={change} />
      ) : null}
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : text.save}
      </Button>
      <StatusMessage>{version > 0 && !save.isPending ? text.saved : null}</StatusMessage>
    </form>
  );
}

function PlaceChoice({ value, onChange }: { value: readonly number[]; onChange: (places: number[]) => void }) {
  const text = useNoticesText();
  const { data } = useQuery(queries.places());
  return (
    <Details summary={value.length === 0 ? `${text.where} ${text.everywhere}` : `${text.where} (${value.length})`}>
      <p>{text.whereHint}</p>
      <CheckboxGroup
        legend={text.where}
        options={(data?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
        value={value.map(String)}
        onChange={(ids) => onChange(ids.map(Number))}
      />
    </Details>
  );
}

interface SendingFieldsProps {
  readonly form: Form;
  readonly verified: boolean;
  readonly onChange: (part: Partial<Form>) => void;
}

function SendingFields({ form, verified, onChange }: SendingFieldsProps) {
  const text = useNoticesText();
  const { mail, mailRhythm, language, quiet } = form;
  return (
    <>
      {verified ? (
        <CheckboxGroup
          legend={text.mail}
          options={[{ id: 'mail', label: text.mailOn }]}
          value={mail ? ['mail'] : []}
          onChange={(on) => onChange({ mail: on.length > 0 })}
        />
      ) : null}
      <RadioGroup
        legend={text.rhythm}
        name="rhythm"
        options={mailRhythms.map((id) => ({ id, label: text.rhythms[id] }))}
        value={mailRhythm}
        onChange={(id) => onChange({ mailRhythm: id as MailRhythm })}
      />
      <CheckboxGroup
        legend={text.quiet}
        options={[{ id: 'quiet', label: text.quietOn }]}
        value={quiet ? ['quiet'] : []}
        onChange={(on) => onChange({ quiet: on.length > 0 ? { from: '22:00', to: '07:00' } : null })}
      />
      {quiet ? <QuietFields quiet={quiet} onChange={(change) => onChange({ quiet: { ...quiet, ...change } })} /> : null}
      <FormField label={text.language}>
        {(ids) => (
          <Select
            {...ids}
            options={(['nl', 'en'] as const).map((id) => ({ id, label: text.languages[id] }))}
            value={language}
            onChange={(id) => onChange({ language: id === 'en' ? 'en' : 'nl' })}
          />
        )}
      </FormField>
      <FormField label={text.zone}>
        {(ids) => <TextInput {...ids} value={form.timeZone} onChange={(timeZone) => onChange({ timeZone })} />}
      </FormField>
    </>
  );
}

interface QuietFieldsProps {
  readonly quiet: { readonly from: string; readonly to: string };
  readonly onChange: (change: { from?: string; to?: string }) => void;
}

function QuietFields({ quiet, onChange }: QuietFieldsProps) {
  const text = useNoticesText();
  return (
    <>
      <FormField label={text.quietFrom}>
        {(ids) => <Select {...ids} options={halfHours} value={quiet.from} onChange={(from) => onChange({ from })} />}
      </FormField>
      <FormField label={text.quietTo}>
        {(ids) => <Select {...ids} options={halfHours} value={quiet.to} onChange={(to) => onChange({ to })} />}
      </FormField>
    </>
  );
}

const halfHours = Array.from({ length: 48 }, (_, half) => {
  const clock = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return { id: clock, label: clock };
});
