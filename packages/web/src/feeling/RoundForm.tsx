import { type OrganisationName, questionnaireMethods, questionnaireScales } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { civilDate } from '../i18n/zone.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharingFields } from '../interpret/SharingFields.tsx';
import { emptySharing, toSharingInput } from '../interpret/sharing-form.ts';
import { Button, FormField, RadioGroup, Select, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { CountFields } from './CountFields.tsx';
import { emptyRound, type RoundForm as Form, problemsOf, type RoundProblem, toRound } from './round-form.ts';
import { useFeelingText } from './texts.ts';
import { useFeelingChange } from './use-feeling-change.ts';

interface RoundFormProps {
  readonly placeId: number;
  readonly zone: string;
  readonly organisations: readonly OrganisationName[];
  readonly onDone: () => void;
}

/** How often each answer was given; the server has the last word. */
export function RoundForm({ placeId, zone, organisations, onDone }: RoundFormProps) {
  const text = useFeelingText();
  const { language } = useLanguage();
  const [form, setForm] = useState<Form>(emptyRound);
  const [sharing, setSharing] = useState(emptySharing);
  const [checked, setChecked] = useState(false);
  const problems = problemsOf(form, civilDate(Date.now(), zone));
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const save = useFeelingChange(() =>
    api.createQuestionnaireRound({ body: { ...toRound(form, placeId), ...toSharingInput(sharing, zone) } }),
  );
  const wrong = (told: Partial<Record<RoundProblem, string>>) =>
    checked ? Object.entries(told).find(([name]) => problems.has(name as RoundProblem))?.[1] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problems.size > 0 || save.isPending) return;
    save.mutate(undefined, {
      onSuccess: () => {
        onDone();
        // The next one of the same questionnaire differs in its question and counts.
        set({ question: '', questionEn: '', counts: [] });
        setChecked(false);
      },
    });
  };
  const days = { order: text.orderError, future: text.futureError, until: text.dateError };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{text.addHint}</p>
      {save.error ? <AnswerError error={save.error} onLook={save.look} /> : null}
      <FormField label={text.questionField} hint={text.questionHint} error={wrong({ question: text.textError })}>
        {(ids) => (
          <TextInput {...ids} maxLength={300} value={form.question} onChange={(question) => set({ question })} />
        )}
      </FormField>
      <FormField label={text.questionEnField} hint={text.optional}>
        {(ids) => (
          <TextInput {...ids} maxLength={300} value={form.questionEn} onChange={(questionEn) => set({ questionEn })} />
        )}
      </FormField>
      <FormField label={text.scaleField}>
        {(ids) => (
          <Select
            {...ids}
            options={questionnaireScales.map((scale) => ({ id: scale.id, label: scale[language] }))}
            value={form.scale}
            onChange={(chosen) => set({ scale: questionnaireScales.find(({ id }) => id === chosen)?.id ?? form.scale })}
          />
        )}
      </FormField>
      <CountFields
        form={form}
        error={wrong({ counts: text.countsError, few: text.tooFew })}
        onChange={(counts) => set({ counts })}
      />
      <RadioGroup
        legend={text.betterField}
        name="feeling-better"
        options={(['higher', 'lower'] as const).map((id) => ({ id, label: text[id] }))}
        value={form.better}
        onChange={(better) => set({ better: better === 'lower' ? 'lower' : 'higher' })}
      />
      <FormField label={text.fromField} error={wrong({ from: text.dateError })}>
        {(ids) => <TextInput {...ids} type="date" value={form.from} onChange={(from) => set({ from })} />}
      </FormField>
      <FormField label={text.untilField} error={wrong(days)}>
        {(ids) => <TextInput {...ids} type="date" value={form.until} onChange={(until) => set({ until })} />}
      </FormField>
      <FormField label={text.methodField}>
        {(ids) => (
          <Select
            {...ids}
            options={questionnaireMethods.map((method) => ({ id: method.id, label: method[language] }))}
            value={form.method}
            onChange={(one) => set({ method: questionnaireMethods.find(({ id }) => id === one)?.id ?? form.method })}
          />
        )}
      </FormField>
      <FormField label={text.sourceField} hint={text.sourceHint} error={wrong({ source: text.textError })}>
        {(ids) => <TextInput {...ids} maxLength={200} value={form.source} onChange={(source) => set({ source })} />}
      </FormField>
      <FormField
        label={text.invitedField}
        hint={text.optional}
        error={wrong({ invited: text.wholeError, 'few-invited': text.invitedError })}
      >
        {(ids) => (
          <TextInput {...ids} inputMode="numeric" value={form.invited} onChange={(invited) => set({ invited })} />
        )}
      </FormField>
      <SharingFields
        name="feeling"
        value={sharing}
        organisations={organisations}
        placeId={placeId}
        onChange={(change) => setSharing({ ...sharing, ...change })}
      />
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : text.save}
      </Button>
    </form>
  );
}
